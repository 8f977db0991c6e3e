import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { DEFAULT_RULES, type HouseRules } from './house-rules.ts';
export { FIRST_COME, OURS, type Behaviour, type BranchModel, type CounterModel, type ErrandModel, type Measures, type Run } from './model.ts';
export { firstComeDay } from './plain-queue.ts';
export type { Figures } from './replication.ts';
export { simulate } from './simulate.ts';
export { estimateOf, type Estimate } from './statistics.ts';
export { ASSUMED, ELDER_SHARE, GREEN_SHARE, HOURS, WEEKDAYS } from './priors.ts';
export type { Simulated } from './twin-worker.ts';

export const twin = defineModule({ name: 'twin', contract, routes, can, settings, refusals: { zh, en } });
