import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { addPerson, disablePerson, endPost, endSessions, givePost } from './acts/people.ts';
export { beginDeviceSession, beginSession, invite } from './acts/sessions.ts';
export { digestOf, newSecret, passwordHash } from './passwords.ts';
export { idsByName, namesOf, staffAt, staffByLogin, whoIsSignedIn, type StaffAt } from './reads/people.ts';
export { cookieName, deviceCookie, forgetSessions, whoAsks } from './who-asks.ts';

export const identity = defineModule({ name: 'identity', contract, routes, can, settings, refusals: { zh, en } });
