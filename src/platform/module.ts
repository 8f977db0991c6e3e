import type { Permission } from '#kernel/permission.ts';
import type { Contract } from './contract.ts';
import type { Events, Jobs } from './events.ts';
import type { LiveView } from './live.ts';
import type { Route } from './serve.ts';
import type { NamedSetting } from './settings.ts';

/** What a module gives the program: collected by src/modules/modules.ts, wired by createHouse and createServer. */
export type Module = Readonly<{
  name: string;
  contract?: Contract;
  routes?: readonly Route[];
  can?: Readonly<Record<string, Permission>>;
  settings?: Readonly<Record<string, NamedSetting>>;
  events?: Events;
  jobs?: Jobs;
  live?: readonly LiveView[];
  refusals?: Readonly<{ zh: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> }>;
}>;

export function defineModule(module: Module): Module {
  return module;
}
