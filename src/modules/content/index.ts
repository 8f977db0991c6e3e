import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { publishCard } from './acts/publish-card.ts';
export { takeStartingSet } from './acts/take-starting-set.ts';
export { cardsFor, type Card } from './reads/cards.ts';

export const content = defineModule({ name: 'content', contract, routes, can, refusals: { zh, en } });
