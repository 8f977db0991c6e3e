import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, instantOf } from '#kernel/time.ts';
import { day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { idsByName, namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';

export type Entry = { seq: number; at: Date; actor: string; who: string; act: string; object: string; outcome: 'done' | 'forbidden' | 'read'; facts: string };

const range = { day, search: z.string().trim().max(80).default(''), before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(1_000).default(200) };

/** The trail of a branch's day, newest first; `search` looks in deed, object, actor and facts. */
export const trailOfDay = read({
  name: 'audit.trail',
  may: can.trail,
  input: z.object({ branch: id, ...range }),
  run: async ({ tx, asking, input }) => entriesOf(tx, input.branch, await asking.house.places.zoneOf(input.branch), input),
});

/** The network's own chain: settings, people, sign-ins. */
export const networkTrailOfDay = read({
  name: 'audit.networkTrail',
  may: can.networkTrail,
  input: z.object(range),
  run: async ({ tx, input }) => entriesOf(tx, NETWORK, 'Asia/Shanghai', input),
});

async function entriesOf(tx: Tx, branch: string, zone: string, input: { day: string; search: string; before?: number | undefined; limit: number }) {
  const from = instantOf(input.day, '00:00', zone);
  const until = instantOf(addDays(input.day, 1), '00:00', zone);
  const like = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
  const named = input.search === '' ? [] : await idsByName(tx, input.search);
  const found = await tx.many<Omit<Entry, 'who'>>(sql`
    select seq, at, actor, act, object, outcome, facts from app.trail
    where branch_id = ${branch} and at >= ${from} and at < ${until} and seq < ${input.before ?? Number.MAX_SAFE_INTEGER}
      and (act ilike ${like} or object ilike ${like} or actor ilike ${like} or facts ilike ${like} or actor = any (${named}::text[]))
    order by seq desc limit ${input.limit}`);
  const names = await namesOf(tx, [...new Set(found.map((entry) => entry.actor))]);
  const entries = found.map((entry) => ({ ...entry, who: names.get(entry.actor) ?? '' }));
  return { entries, next: entries.length === input.limit ? (entries.at(-1)?.seq ?? null) : null };
}
