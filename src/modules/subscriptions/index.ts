import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { followersOf } from './follows.ts';
/** For phones that are known to be their owner's: what the sample bank begins with. */
export { subscribe } from './acts/subscribe.ts';

export const subscriptions = defineModule({ name: 'subscriptions', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
