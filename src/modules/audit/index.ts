import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export const audit = defineModule({ name: 'audit', contract, routes, can, jobs });
