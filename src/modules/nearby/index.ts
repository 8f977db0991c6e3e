import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { routes } from './routes.ts';

export { whereToGo } from './reads/where-to-go.ts';

export const nearby = defineModule({ name: 'nearby', contract, routes, can });
