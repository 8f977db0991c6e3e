import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { adoptMinutes } from './acts/adopt-minutes.ts';
export { learnMinutes } from './acts/learn-minutes.ts';
export { putService } from './acts/put-service.ts';
export { allServices, serviceOf } from './reads/catalogue.ts';
export { serviceAt, servicesAt, type ServiceHere } from './reads/minutes.ts';
export { SERVICE_GROUPS, type Service, type ServiceGroup } from './rules.ts';

export const services = defineModule({ name: 'services', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
