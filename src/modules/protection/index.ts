import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { live } from './live.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { layOutPlaces } from './acts/lay-out-places.ts';
export { issueStock, receiveDelivery, receiveStock } from './acts/keep-stock.ts';
export { countShelves } from './acts/count-shelves.ts';
export { noteShelves } from './acts/note-shelves.ts';
export { recordRound } from './acts/record-round.ts';
export { overrideGate, signGate } from './acts/sign-gate.ts';
export { setRisk } from './acts/set-risk.ts';
export { watch } from './acts/watch.ts';
export { watchAll } from './jobs.ts';
export { netOfBranch } from './reads/net.ts';
export { roundsNow } from './reads/rounds.ts';
export { suppliesNow } from './reads/supplies.ts';

export const protection = defineModule({ name: 'protection', contract, routes, can, settings, events, jobs, live, refusals: { zh, en } });
