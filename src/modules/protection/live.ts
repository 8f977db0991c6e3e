import type { LiveView } from '#platform/live.ts';
import { can } from './can.ts';
import { netOf } from './reads/net.ts';
import { roundsOf } from './reads/rounds.ts';

/** `rounds`: the day of disinfection, ventilation and patrols, place by place. `net`: that with supplies and the gate. */
export const live: readonly LiveView[] = [
  { name: 'rounds', may: can.seeRounds, wakes: ['protection.', 'hours.', 'risk.', 'branches.settingChanged'], refreshSeconds: 20, snapshot: (tx, { branch, now }) => roundsOf(tx, branch, now) },
  { name: 'net', may: can.seeNet, wakes: ['protection.', 'cash.', 'health.', 'hours.', 'risk.', 'branches.settingChanged'], refreshSeconds: 30, snapshot: (tx, { branch, now }) => netOf(tx, branch, now) },
];
