export { chanceOf } from './solver/chance.ts';
export { brokenRules, meanKmOf } from './solver/check.ts';
export type { PlanNews } from './solver/plan-rota.ts';
export { nearestOf, type Area, type Problem, type Spot } from './solver/problem.ts';
export { runPlanner } from './solver/run-planner.ts';
export { splitInHalves } from './solver/split.ts';
