import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { openingOf, spansOf } from '#modules/hours/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { holdOf, knownDays, needNow } from '../lots.ts';
import { countedDays, ENDS, eveningOf, KINDS, METHODS, SOURCES, standOf, STATES, type Evening, type Hold, type Known, type Stand } from '../rules.ts';
import { settings } from '../settings.ts';
import type { DayRow, LotRow } from '../tables.ts';

/** How long an ended lot stays on the page. */
const SHOWN_DAYS = 14;
const signed = z.object({ by: z.string(), at: z.coerce.date(), mine: z.boolean() });
const lot = z.object({
  id, code: z.string(), seal: z.string(), kind: z.enum(KINDS), source: z.enum(SOURCES), state: z.enum(STATES), note: z.string().nullable(),
  received: signed, sealed: signed.nullable(), disinfected: signed.extend({ method: z.enum(METHODS), minutes: z.number() }).nullable(),
  hold: z.object({
    from: z.string(), needDays: z.number(), until: z.string(), heldDays: z.number(),
    stand: z.enum(['due', 'toHandOver', 'early', 'unwitnessed', 'clockBehind']), missing: z.array(z.string()),
  }).nullable(),
  asked: signed.extend({ how: z.enum(ENDS), document: z.string().nullable() }).nullable(), ended: signed.extend({ how: z.enum(ENDS), heldDays: z.number() }).nullable(),
  voided: signed.extend({ why: z.string() }).nullable(),
});
export const shelfShape = z.object({
  today: z.string(), zone: z.string(), level: z.enum(['low', 'medium', 'high']).nullable(), needDays: z.number(), leastMinutes: z.object({ uv: z.number(), heat: z.number() }),
  evening: z.enum(['none', 'coming', 'due', 'late']), lots: z.array(lot), vouched: z.array(z.object({ date: z.string(), by: z.string(), mine: z.boolean() })),
});
export type Shelf = z.output<typeof shelfShape>;

/** 现金隔离: every lot of a branch that is not gone, what ended lately, and what may happen to each now. */
export const shelfOfBranch = read({
  name: 'cash.shelf',
  may: can.see,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => shelfOf(tx, input.branch, asking.now, asking.actor.id),
});

export async function shelfOf(tx: Tx, branch: string, now: Date, me: string): Promise<Shelf> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const today = businessDate(now, zone);
  const rows = await tx.many<LotRow>(sql`
    select * from cash.lot where branch_id = ${branch}
      and (state in ('received', 'sealed', 'held') or ended_on >= ${addDays(today, -SHOWN_DAYS)} or voided_at >= ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS}))
    order by received_at, seal`);
  const vouched = await tx.many<DayRow>(sql`select * from cash.day where branch_id = ${branch} and not counts order by on_date`);
  const [known, { needDays, level }] = [await knownDays(tx, branch, today), await needNow(tx, branch, now)];
  const names = await namesOf(tx, [...rows.flatMap((row) => [row.received_by, row.sealed_by, row.disinfected_by, row.asked_by, row.ended_by, row.voided_by]), ...vouched.map((day) => day.vouched_by)].filter((one) => one !== null));
  const sign = (by: string | null, at: Date | null) => (by === null || at === null ? null : { by: names.get(by) ?? '', at, mine: by === me });
  return {
    today, zone, level: level ?? null, needDays, leastMinutes: await settings.leastMinutes.at(tx, branch, now), evening: await evening(tx, branch, { rows, today, now }),
    vouched: vouched.map((day) => ({ date: day.on_date, by: names.get(day.vouched_by ?? '') ?? '', mine: day.vouched_by === me })),
    lots: rows.map((row) => {
      const [disinfected, asked, ended, voided] = [sign(row.disinfected_by, row.disinfected_at), sign(row.asked_by, row.asked_at), sign(row.ended_by, row.ended_at), sign(row.voided_by, row.voided_at)];
      return {
        id: row.id, code: row.code, seal: row.seal, kind: row.kind, source: row.source, state: row.state, note: row.note, received: { by: names.get(row.received_by) ?? '', at: row.received_at, mine: row.received_by === me }, sealed: sign(row.sealed_by, row.sealed_at),
        disinfected: disinfected && row.method ? { ...disinfected, method: row.method, minutes: row.minutes ?? 0 } : null,
        hold: row.state === 'held' ? holdNow(holdOf(row, needDays), known) : null,
        asked: asked && row.asked_how ? { ...asked, how: row.asked_how, document: row.document } : null,
        ended: ended && row.ended_how ? { ...ended, how: row.ended_how, heldDays: row.held_days ?? 0 } : null,
        voided: voided ? { ...voided, why: row.void_why ?? '' } : null,
      };
    }),
  };
}

function holdNow(hold: Hold, known: Known) {
  const stand = standOf(hold, known);
  return { from: hold.from, needDays: hold.needDays, until: addDays(hold.from, hold.needDays), heldDays: countedDays(hold, known), stand: stand.is, missing: stand.is === 'unwitnessed' ? stand.dates : [] };
}

async function evening(tx: Tx, branch: string, { rows, today, now }: { rows: readonly LotRow[]; today: string; now: Date }): Promise<Evening> {
  const waiting = rows.filter((row) => row.state === 'received' || row.state === 'sealed').map((row) => ({ receivedOn: row.received_on }));
  if (waiting.length === 0) return 'none';
  const opening = await openingOf(tx, branch, today);
  const ends = opening ? spansOf(opening, [...opening.personal, ...opening.corporate]).map((span) => span.to.getTime()) : [];
  return eveningOf(waiting, { today, now, closes: ends.length === 0 ? undefined : new Date(Math.max(...ends)), withinMinutes: await settings.afterClosing.at(tx, branch, now) });
}

export type CashTally = Readonly<{ waiting: number; held: number; due: number; toHandOver: number; unwitnessed: number; evening: Evening }>;

/** 一盏灯: what the vault asks for, for the net on one page. */
export async function cashTallyOf(tx: Tx, branch: string, now: Date): Promise<CashTally> {
  const { lots, evening: tonight } = await shelfOf(tx, branch, now, '');
  const stands = lots.flatMap((one) => (one.hold ? [one.hold.stand] : []));
  const count = (stand: Stand['is']) => stands.filter((one) => one === stand).length;
  return {
    waiting: lots.filter((one) => one.state === 'received' || one.state === 'sealed').length, held: stands.length, due: count('due'), toHandOver: count('toHandOver'),
    unwitnessed: count('unwitnessed') + count('clockBehind'), evening: tonight,
  };
}

/** 全辖: per branch how many lots should have been disinfected on a day before today, and how many are held. One statement, however many branches. */
export async function cashOfNetwork(tx: Tx, today: ReadonlyMap<string, string>): Promise<Map<string, { late: number; held: number }>> {
  const rows = await tx.many<{ branch: string; late: number; held: number }>(sql`
    select lot.branch_id as branch, count(*) filter (where state in ('received', 'sealed') and received_on < day)::int as late, count(*) filter (where state = 'held')::int as held
    from unnest(${[...today.keys()]}::uuid[], ${[...today.values()]}::date[]) as asked (branch, day) join cash.lot on lot.branch_id = asked.branch and lot.state in ('received', 'sealed', 'held')
    group by lot.branch_id`);
  return new Map(rows.map(({ branch, ...counts }) => [branch, counts]));
}
