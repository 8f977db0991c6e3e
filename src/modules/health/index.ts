import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { declare, declareFor } from './acts/declare.ts';
export { healthOfNetwork } from './reads/reports.ts';
export { signReport } from './acts/sign-report.ts';
export { healthTallyOf, reportOfToday, type HealthTally } from './reads/board.ts';

export const health = defineModule({ name: 'health', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
