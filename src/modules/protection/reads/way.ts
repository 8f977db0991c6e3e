import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { branchOf, countersOf } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { wayOfNumber, type Way } from '#modules/lobby/index.ts';
import { day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { AGENTS, KINDS } from '../plan.ts';

const DEEDS = ['taken', 'called', 'announced', 'started', 'finished', 'rested', 'missed', 'returned', 'postponed', 'parked', 'resumed', 'transferred', 'left', 'day_closed', 'undone'] as const;
const made = z.object({ at: z.coerce.date(), by: z.string(), kind: z.enum(KINDS), agent: z.enum(AGENTS).nullable(), strength: z.number().nullable() });
const done = z.object({ at: z.coerce.date(), by: z.string().nullable() });

export const wayShape = z.object({
  date: z.string(), number: z.string(), zone: z.string(),
  screened: done, registerKept: z.boolean(), entered: done.nullable(),
  steps: z.array(z.object({ at: z.coerce.date(), deed: z.enum(DEEDS), number: z.string(), counter: z.number().nullable(), by: z.string().nullable() })),
  left: done.extend({ atDayEnd: z.boolean() }).nullable(),
  company: z.object({ others: z.number(), most: z.number() }).nullable(),
  /** each counter at which the visitor was served: what was done there last before, and first afterwards */
  counters: z.array(z.object({ counter: z.number(), from: z.coerce.date(), until: z.coerce.date().nullable(), before: z.array(made), after: z.array(made) })),
});

/** 事后还原一位访客的路线: by number and day. Answers questions of health authorities without a name, a phone or a health value. */
export const visitorsWay = read({
  name: 'protection.visitorsWay',
  may: can.seeWay,
  input: z.object({ branch: id, date: day, number: z.string().trim().toUpperCase().regex(/^[A-Z]{0,3}\d{1,6}$/) }),
  object: ({ date, number }) => `way/${date} ${number}`,
  run: async ({ tx, asking, input: { branch, date, number } }): Promise<z.input<typeof wayShape>> => {
    const way = await wayOfNumber(tx, branch, date, number, asking.now);
    if (!way) throw new Refusal('protection.numberUnknown', { status: 404, params: { number } });
    const counters = [];
    for (const visit of visitsTo(way)) counters.push({ ...visit, ...await careAround(tx, branch, visit) });
    const actors = [way.screened.by, way.entered?.by, way.left?.by, ...way.steps.map((step) => step.by), ...counters.flatMap((one) => [...one.before, ...one.after].map((round) => round.by))];
    const names = await namesOf(tx, [...new Set(actors.flatMap((one) => one ?? []))]);
    const named = <T extends { by: string | null }>(one: T) => ({ ...one, by: one.by === null ? null : names.get(one.by) ?? null });
    const sure = (round: Round) => ({ ...round, by: names.get(round.by) ?? '' });
    return {
      date, number, zone: (await branchOf(tx, branch)).time_zone,
      screened: named(way.screened), registerKept: way.registerKept, entered: way.entered && named(way.entered), left: way.left && named(way.left), company: way.company,
      steps: way.steps.map(named), counters: counters.map((one) => ({ ...one, before: one.before.map(sure), after: one.after.map(sure) })),
    };
  },
});

type AtCounter = Readonly<{ counter: number; from: Date; until: Date | null }>;
type Round = z.input<typeof made> & { at: Date };

/** From the start of service, or from the call where nobody pressed start, until it ended there. Who did not come when called was at no counter. */
function visitsTo({ steps }: Way): AtCounter[] {
  const visits: AtCounter[] = [];
  let there: AtCounter & { serves: boolean } | undefined;
  for (const { deed, counter, at } of steps) {
    if (deed === 'announced') continue;
    if (deed === 'called') there = counter === null ? undefined : { counter, from: at, until: null, serves: false };
    else if (deed === 'started' && there) there = { ...there, from: at, serves: true };
    else {
      if (there && (there.serves || deed === 'finished')) visits.push({ counter: there.counter, from: there.from, until: at });
      there = undefined;
    }
  }
  return there?.serves ? [...visits, { counter: there.counter, from: there.from, until: null }] : visits;
}

/** The last rounds of each kind at this counter before somebody sat there, and the first ones afterwards. */
async function careAround(tx: Tx, branch: string, { counter, from, until }: AtCounter): Promise<{ before: Round[]; after: Round[] }> {
  const there = (await countersOf(tx, branch)).find((one) => one.number === counter);
  if (!there) return { before: [], after: [] };
  const rounds = await tx.many<Round>(sql`
    (select distinct on (kind) done_at as at, done_by as by, kind, agent, strength from protection.round
      where branch_id = ${branch} and place_id = any (array(select id from protection.place where branch_id = ${branch} and class = 'counter' and source_id = ${there.id}))
        and undone_at is null and done_at <= ${from}::timestamptz order by kind, done_at desc)
    union all
    (select distinct on (kind) done_at as at, done_by as by, kind, agent, strength from protection.round
      where branch_id = ${branch} and place_id = any (array(select id from protection.place where branch_id = ${branch} and class = 'counter' and source_id = ${there.id}))
        and undone_at is null and done_at >= ${until}::timestamptz order by kind, done_at)
    order by at, kind`);
  return { before: rounds.filter((one) => one.at <= from), after: rounds.filter((one) => until !== null && one.at >= until) };
}
