import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { importCases, previewCases, returnCases } from './acts/import-cases.ts';
export { linkArea } from './acts/link-area.ts';
export { setByHand } from './acts/set-by-hand.ts';
export { LEVELS, strictest, type Level, type Since } from './rules.ts';
export { lateCounts } from './late.ts';
export { areasCounted } from './reads/areas-counted.ts';
export { areaLevelAt, areaLevelsOf, type AreaLevel } from './standing.ts';

export const risk = defineModule({ name: 'risk', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
