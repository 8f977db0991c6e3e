import type { Events, Jobs } from '#platform/events.ts';
import { runPlan } from './run-plan.ts';

export const events: Events = { 'rotation.planAsked': ['rotation.plan'] };

export const jobs: Jobs = {
  'rotation.plan': {
    run: (asking, { facts }) => runPlan(asking, { rota: String(facts['rota']), run: String(facts['run']), fewChanges: facts['fewChanges'] === true, changePriceKm: typeof facts['changePriceKm'] === 'number' ? facts['changePriceKm'] : null }),
    tries: 2,
  },
};
