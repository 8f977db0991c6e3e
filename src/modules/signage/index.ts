import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { live } from './reads/picture.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { addItem, addWideItem } from './acts/add-item.ts';
export { itemsOfBranch } from './reads/items.ts';
export { startingItems } from './slogans.ts';

export const signage = defineModule({ name: 'signage', contract, routes, can, live, refusals: { zh, en } });
