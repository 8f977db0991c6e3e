import type { z } from 'zod';
import { SYSTEM } from '#kernel/actor.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { carryOut } from './acts/accept.ts';
import { noteCall } from './acts/note-call.ts';
import { stateOf } from './reads/closures.ts';
import type { OfferState } from './rules.ts';

/**
 * What a call led to, and whatever was agreed is carried out while the person is still on the line: staff see one branch only, so that second step is the system's.
 * Should the program stop between the two, the job of `closures.agreed` does it.
 */
export async function takeCall(asking: Asking, input: z.output<typeof noteCall.input>): Promise<{ state: OfferState }> {
  const noted = await noteCall(asking, input);
  if (noted.state !== 'agreed') return noted;
  const state = await carriedOut(asking, { at: input.branch, offer: input.offer });
  if (state === 'lapsed') throw new Refusal('closures.taken', { status: 409 });
  return { state };
}

/** Once only, whether the caller or the job comes first. */
export async function carriedOut(asking: Asking, offer: { at: string; offer: string }): Promise<OfferState> {
  const { key: _, ...keyless } = asking;
  const system = { ...keyless, actor: SYSTEM };
  const state = await stateOf(system, offer);
  return state === 'agreed' ? ((await carryOut(system, offer)).state ?? (await stateOf(system, offer))) : state;
}
