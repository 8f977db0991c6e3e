import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { healthOf } from './reads/health.ts';
export { sayFinding } from './say-finding.ts';

export const system = defineModule({ name: 'system', contract, routes, can, refusals: { zh, en } });
