import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { today } from './reads/today.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export const overview = defineModule({
  name: 'overview', contract, routes, can, settings,
  live: [{ name: 'today', may: can.today, wakes: ['lobby.', 'appointments.', 'hours.'], refreshSeconds: 30, snapshot: (tx, { branch, now }) => today(tx, branch, now) }],
});
