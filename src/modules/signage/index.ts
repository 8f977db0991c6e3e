import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { live } from './reads/picture.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { addItem, addWideItem } from './acts/add-item.ts';
export { addStrip, changeStrip } from './acts/strips.ts';
export { itemsOfBranch } from './reads/items.ts';
export { stripsToDrive } from './reads/strips.ts';
export { startingItems } from './slogans.ts';

export const signage = defineModule({ name: 'signage', contract, routes, can, events, jobs, live, refusals: { zh, en } });
