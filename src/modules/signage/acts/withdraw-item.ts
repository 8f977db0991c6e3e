import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { atBranch, atPlace } from './item-text.ts';
import { hangingAtBranch, hangingWide } from './places.ts';
import { withdrawn } from './store.ts';

/** Takes an item off every screen that shows it. */
export const withdrawItem = act({
  name: 'signage.withdrawItem',
  may: can.withdrawItem,
  input: atBranch.extend({ item: id }),
  run: async ({ tx, asking, input }) => withdrawn(tx, asking, await hangingAtBranch(tx, input), input.item),
});

export const withdrawWideItem = act({
  name: 'signage.withdrawWideItem',
  may: can.withdrawWideItem,
  input: atPlace.extend({ item: id }),
  run: async ({ tx, asking, input }) => withdrawn(tx, asking, await hangingWide(tx, asking, input), input.item),
});
