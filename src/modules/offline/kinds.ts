import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { screenVisitor } from '#modules/lobby/index.ts';
import { countShelves, recordRound } from '#modules/protection/index.ts';
import type { Asking } from '#platform/house.ts';
import { permitted } from '#platform/permissions.ts';
import type { Tx } from '#platform/sql.ts';

export const KINDS = ['round', 'count', 'screening'] as const;
export type Kind = (typeof KINDS)[number];

const DEEDS = { round: recordRound, count: countShelves, screening: screenVisitor } as const;

/** What a device seals: when it was done by the bank's clock as the device knew it, by its own, a line for people, and the deed's input. */
export const letter = z.object({ doneAt: z.iso.datetime().pipe(z.coerce.date()), deviceAt: z.int(), label: z.tuple([z.string().max(120), z.string().max(120)]), body: z.record(z.string(), z.unknown()) });
export type Letter = z.output<typeof letter>;

/** The context a record is sealed for: it cannot be passed off as another one, of another branch or kind. */
export function contextOf({ branch, kit, id, kind }: Readonly<{ branch: string; kit: string; id: string; kind: string }>): string {
  return `${branch} ${kit} ${id} ${kind}`;
}

export async function mayStill(asking: Asking, kind: Kind, branch: string): Promise<boolean> {
  return permitted(asking, DEEDS[kind].may, { branch }).then(() => true, () => false);
}

/** Done as if the line had been there at that time. What is warned of has happened by now: it is done, and the trail shows the warnings. */
export async function doneThen(tx: Tx, asking: Asking, kind: Kind, branch: string, body: Letter['body']): Promise<void> {
  const input = { ...body, branch };
  if (kind === 'count') return void (await countShelves.within(tx, asking, countShelves.input.parse(input)));
  if (kind === 'screening') return void (await screenVisitor.within(tx, asking, screenVisitor.input.parse(input)));
  const round = recordRound.input.parse(input);
  try {
    await recordRound.within(tx, asking, round);
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'protection.warned') throw fault;
    const { warnings } = fault.offer as { warnings: typeof round.heeded }; // the offer of recordRound
    await recordRound.within(tx, asking, { ...round, heeded: warnings });
  }
}
