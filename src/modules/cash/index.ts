import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { countDays } from './acts/days.ts';
export { askEnd, signEnd } from './acts/end.ts';
export { disinfectLots, sealLots } from './acts/keep.ts';
export { receiveLots } from './acts/receive.ts';
export { cashOfNetwork, cashTallyOf, type CashTally } from './reads/shelf.ts';

export const cash = defineModule({ name: 'cash', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
