import type { z } from 'zod';
import { appendTrail, entryOf, recordDenied } from './act.ts';
import { checked } from './check.ts';
import type { Asking } from './house.ts';
import { permitted, type Permission } from './permissions.ts';
import type { Tx } from './sql.ts';
import { Refusal } from '#kernel/refusal.ts';

export type Question<I extends z.ZodObject, A> = Readonly<{
  name: string;
  may: Permission;
  input: I;
  run: (to: { tx: Tx; asking: Asking; input: z.output<I> }) => Promise<A>;
  /** for readings of personal data: the thing read, as `kind/id`, for the trail */
  object?: (input: z.output<I>) => string;
}>;

export type Read<I extends z.ZodObject = z.ZodObject, A = unknown> = ((asking: Asking, input: z.input<I>) => Promise<A>) &
  Readonly<{ kind: 'read'; deed: string; may: Permission; input: I; within: (tx: Tx, asking: Asking, input: z.input<I>) => Promise<A> }>;

/** The only way to ask: narrowed to the asker's branches by row security; a reading of personal data leaves its trace. */
export function read<I extends z.ZodObject, A>(question: Question<I, A>): Read<I, A> {
  const perform = async (asking: Asking, raw: z.input<I>): Promise<A> => {
    const input = checked(question.input, raw);
    const place = await permitted(asking, question.may, input).catch(async (refusal: unknown) => {
      const denied = refusal instanceof Refusal && refusal.status === 403;
      if (denied && question.may.reading === 'personal') await recordDenied(asking, question.name, input, refusal.code);
      throw refusal;
    });
    if (question.may.reading !== 'personal') {
      return asking.house.db.look(place.sight, (tx) => question.run({ tx, asking, input }));
    }
    return asking.house.db.change(place.sight, async (tx) => {
      const answer = await question.run({ tx, asking, input });
      const trace = { object: question.object?.(input) ?? `branch/${place.branch}` };
      await appendTrail(tx, place.branch, [{ ...entryOf(asking, question.name, trace), outcome: 'read' }]);
      return answer;
    });
  };
  const within = (tx: Tx, asking: Asking, raw: z.input<I>) => question.run({ tx, asking, input: checked(question.input, raw) });
  return Object.assign(perform, { kind: 'read' as const, deed: question.name, may: question.may, input: question.input, within });
}
