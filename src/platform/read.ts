import type { z } from 'zod';
import { canonical } from '#kernel/canonical.ts';
import type { Permission } from '#kernel/permission.ts';
import { appendTrail, entryOf, recordDenied } from './act.ts';
import { checked } from './check.ts';
import type { Asking, House } from './house.ts';
import { permitted } from './permissions.ts';
import type { Tx } from './sql.ts';
import { Refusal } from '#kernel/refusal.ts';

export type Question<I extends z.ZodObject, A> = Readonly<{
  name: string;
  may: Permission;
  input: I;
  run: (to: { tx: Tx; asking: Asking; input: z.output<I> }) => Promise<A>;
  /** for readings of personal data: the thing read, as `kind/id`, for the trail */
  object?: (input: z.output<I>) => string;
  /** The answer is the same for everybody who may ask: those who ask at once get one looking-up, begun after they asked. */
  shared?: true;
}>;

export type Read<I extends z.ZodObject = z.ZodObject, A = unknown> = ((asking: Asking, input: z.input<I>) => Promise<A>) &
  Readonly<{ kind: 'read'; deed: string; may: Permission; input: I; within: (tx: Tx, asking: Asking, input: z.input<I>) => Promise<A> }>;

type Looking = { waiting: { look: () => Promise<unknown>; resolve: (answer: unknown) => void; reject: (reason: unknown) => void }[] };
const lookings = new WeakMap<House, Map<string, Looking>>();

/** What arrives while a looking-up is in flight shares the next one, so that nobody is told what was true before they asked. */
function together<A>(house: House, key: string, look: () => Promise<A>): Promise<A> {
  const book = lookings.get(house) ?? new Map<string, Looking>();
  lookings.set(house, book);
  return new Promise<A>((resolve, reject) => {
    // One key is one question, and so one type of answer.
    const mine = { look, resolve: resolve as (answer: unknown) => void, reject };
    const running = book.get(key);
    if (running) return void running.waiting.push(mine);
    const fresh: Looking = { waiting: [mine] };
    book.set(key, fresh);
    return void drain(fresh, () => book.delete(key));
  });
}

async function drain(looking: Looking, done: () => void): Promise<void> {
  while (looking.waiting.length > 0) {
    const batch = looking.waiting.splice(0);
    await batch[0]?.look().then((answer) => batch.forEach((one) => one.resolve(answer)), (fault: unknown) => batch.forEach((one) => one.reject(fault)));
  }
  // In the same breath as the last look at the line, or somebody could join a line that nobody serves.
  done();
}

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
      const look = () => asking.house.db.look(place.sight, (tx) => question.run({ tx, asking, input }));
      return question.shared ? together(asking.house, `${question.name} ${place.branch} ${canonical(input)}`, look) : look();
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
