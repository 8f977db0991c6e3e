export { DEFAULT_RULES, type HouseRules } from './house-rules.ts';
export { FIRST_COME, OURS, type Behaviour, type BranchModel, type CounterModel, type ErrandModel, type Measures, type Run } from './model.ts';
export { firstComeDay } from './plain-queue.ts';
export type { Figures } from './replication.ts';
export { simulate } from './simulate.ts';
export { estimateOf, type Estimate } from './statistics.ts';
export type { Simulated } from './twin-worker.ts';
