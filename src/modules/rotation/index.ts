import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { draft } from './acts/draft.ts';
export { plan } from './acts/plan.ts';
export { publish } from './acts/publish.ts';
export { areasNamed } from './reads/areas-named.ts';
export { desk } from './reads/desk.ts';
export { rotaById } from './reads/rota.ts';
export { setAreas } from './acts/set-areas.ts';
export { setCrew } from './acts/set-crew.ts';
export { brokenRules, meanKmOf } from './solver/check.ts';
export type { PlanNews } from './solver/plan-rota.ts';
export { nearestOf, type Area, type Problem, type Spot } from './solver/problem.ts';
export { openPlanner, runPlanner } from './solver/run-planner.ts';
export { splitInHalves } from './solver/split.ts';

export const rotation = defineModule({ name: 'rotation', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
