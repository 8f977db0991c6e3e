import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { atBranch, atPlace, itemText } from './item-text.ts';
import { hangingAtBranch, hangingWide } from './places.ts';
import { changed } from './store.ts';

/** `revision` is the one that the writer saw: two people who change the same line don't lose each other's words. */
const which = { item: id, revision: z.int().min(1) };

export const changeItem = act({
  name: 'signage.changeItem',
  may: can.changeItem,
  input: itemText.extend(atBranch.shape).extend(which),
  run: async ({ tx, asking, input }) => changed(tx, asking, await hangingAtBranch(tx, input), input.item, input.revision, input),
});

export const changeWideItem = act({
  name: 'signage.changeWideItem',
  may: can.changeWideItem,
  input: itemText.extend(atPlace.shape).extend(which),
  run: async ({ tx, asking, input }) => changed(tx, asking, await hangingWide(tx, asking, input), input.item, input.revision, input),
});
