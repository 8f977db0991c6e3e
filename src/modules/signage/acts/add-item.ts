import { act } from '#platform/act.ts';
import { can } from '../can.ts';
import { atBranch, atPlace, itemText } from './item-text.ts';
import { hangingAtBranch, hangingWide } from './places.ts';
import { added } from './store.ts';

/** A slogan, notice, product or tip for a branch's screens, or for one of them. */
export const addItem = act({
  name: 'signage.addItem',
  may: can.addItem,
  input: itemText.extend(atBranch.shape),
  run: async ({ tx, asking, input }) => added(tx, asking, await hangingAtBranch(tx, input), input),
});

/** The same for all screens of a region or, without one, of the network. */
export const addWideItem = act({
  name: 'signage.addWideItem',
  may: can.addWideItem,
  input: itemText.extend(atPlace.shape),
  run: async ({ tx, asking, input }) => added(tx, asking, await hangingWide(tx, asking, input), input),
});
