import type { Module } from '#platform/module.ts';
import { appointments } from './appointments/index.ts';
import { audit } from './audit/index.ts';
import { branches, knowSettings } from './branches/index.ts';
import { cash } from './cash/index.ts';
import { closures } from './closures/index.ts';
import { contact } from './contact/index.ts';
import { content } from './content/index.ts';
import { health } from './health/index.ts';
import { hours } from './hours/index.ts';
import { identity } from './identity/index.ts';
import { imports } from './imports/index.ts';
import { lobby } from './lobby/index.ts';
import { nearby } from './nearby/index.ts';
import { offline } from './offline/index.ts';
import { overview } from './overview/index.ts';
import { protection } from './protection/index.ts';
import { risk } from './risk/index.ts';
import { rotation } from './rotation/index.ts';
import { services } from './services/index.ts';
import { twin } from './twin/index.ts';
import { signage } from './signage/index.ts';
import { subscriptions } from './subscriptions/index.ts';
import { system } from './system/index.ts';

/** All that the bank does, in the order of their migrations: a module stands behind those it leans on. */
export const modules: readonly Module[] = [
  branches,
  identity,
  audit,
  system,
  services,
  content,
  contact,
  hours,
  imports,
  risk,
  appointments,
  subscriptions,
  closures,
  lobby,
  cash,
  health,
  protection,
  offline,
  rotation,
  nearby,
  signage,
  twin,
  overview,
];

/**
 * Who may enter whose door (index.ts). Checked by test/borders, which reads this table and does not run it.
 * @public
 */
export const neighbours: Readonly<Record<string, readonly string[]>> = {
  branches: [],
  identity: ['branches'],
  audit: ['identity', 'branches'],
  system: [],
  services: [],
  content: ['services'],
  contact: ['identity', 'branches'],
  hours: ['branches', 'services', 'identity', 'contact'],
  imports: ['branches', 'hours'],
  risk: ['branches', 'imports'],
  appointments: ['branches', 'services', 'content', 'hours', 'contact'],
  lobby: ['branches', 'services', 'hours', 'appointments', 'contact', 'risk', 'imports'],
  closures: ['branches', 'identity', 'services', 'hours', 'appointments', 'contact', 'subscriptions'],
  subscriptions: ['branches', 'hours', 'appointments', 'contact'],
  health: ['branches', 'identity', 'hours'],
  cash: ['branches', 'identity', 'hours', 'imports', 'risk'],
  offline: ['branches', 'identity', 'lobby', 'protection'],
  protection: ['branches', 'identity', 'hours', 'lobby', 'imports', 'risk', 'cash', 'health'],
  signage: ['branches', 'services', 'hours', 'lobby'],
  rotation: ['branches', 'hours', 'identity', 'imports'],
  nearby: ['branches', 'hours', 'appointments', 'lobby', 'rotation'],
  twin: ['branches', 'services', 'hours', 'appointments', 'lobby'],
  overview: ['branches', 'risk', 'services', 'identity', 'hours', 'appointments', 'lobby', 'signage', 'contact'],
};

knowSettings(modules.flatMap((module) => Object.values(module.settings ?? {})));
