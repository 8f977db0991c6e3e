import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { clockOf, daysBetween, minutesOf } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { forecastLine, type Draft, type LineSeen } from '../estimate/forecast-line.ts';
import { shownRange, rangeOf } from '../estimate/shown.ts';
import { durationsHere, latestModel, leavingShare, memoryOf, todayOf } from '../reads/memory.ts';
import { branchSlip } from '../estimate/usual.ts';
import { inForce, type InForce } from '../in-force.ts';
import { countersFrom, countsOf, durationHere, mayBeShown, runningOf, type LineNow } from '../reads/line-now.ts';
import { waitingLine, type InLine } from '../reads/lines.ts';
import { newcomersOf } from '../reads/newcomers.ts';
import { lastTold } from '../reads/told.ts';
import { noteCalled } from './note-called.ts';

/** 预计等候: for every waiting number whose estimate is missing or has moved, a forecast is written down; only then may anybody be told. May run twice. */
export const forecastWaits = act({
  name: 'lobby.forecastWaits',
  may: can.forecastWaits,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const rules = await inForce(tx, branch, asking.now);
    await noteCalled(tx, branch, rules.today);
    const { line } = await waitingLine(tx, branch, asking.now, rules);
    const lately = await durationsHere(tx, branch, rules.today);
    const shown = await mayBeShown(tx, branch, rules);
    const told = await lastTold(tx, branch, rules.today);
    const newcomers = new Map((await newcomersOf(tx, branch, rules, asking.now)).map((one) => [one.group, one]));
    const learnt = await latestModel(tx);
    const drafts: Draft<InLine>[] = [];
    let joining = 0;
    for (const group of groupsOf(rules, line)) {
      const waiting = line.filter((one) => one.serviceGroup === group);
      // A line in which what everybody was told still stands need not be worked out.
      if (waiting.every((one) => stillStands(told.get(one.id), asking.now)) && stillStands(newcomers.get(group), asking.now)) continue;
      const seen = await seenNow(tx, { branch, now: asking.now, rules, group, lately }, waiting);
      const all = forecastLine(seen, learnt, asking.random);
      drafts.push(...all.flatMap(({ one, ...draft }) => (one === NEWCOMER ? [] : [{ ...draft, one }])));
      const last = all.at(-1);
      if (last) joining += await storeNewcomer(tx, { branch, group, now: asking.now, today: rules.today, shown }, last);
    }
    const stored = await store(tx, { branch, now: asking.now, rules, shown, told }, drafts);
    const counts = { waiting: line.length, stored };
    return { answer: counts, trace: { object: `branch/${branch}`, facts: counts }, announces: stored + joining > 0 ? [{ topic: 'lobby.waitsForecast', facts: counts }] : [] };
  },
});

const FIRST_DAY = '2020-01-01';

/** Whoever would take a number now: behind all others. */
const NEWCOMER = 'newcomer';

/** The lines of the branch's counters, and those in which somebody still waits. */
function groupsOf(rules: InForce, line: readonly InLine[]): ReadonlySet<string> {
  return new Set([...rules.counters.flatMap((one) => one.service_groups), ...line.map((one) => one.serviceGroup)]);
}

async function seenNow(tx: Tx, line: LineNow, waiting: readonly InLine[]): Promise<LineSeen<InLine | typeof NEWCOMER>> {
  const { branch, now, rules, group } = line;
  const minute = minutesOf(clockOf(now, rules.zone)) + now.getUTCSeconds() / 60;
  return {
    // Nobody stands behind the newcomer, so that it does not matter what they come for.
    waiting: [...waiting.map((one) => ({ one, service: durationHere(line, one.row.service_code) })), { one: NEWCOMER, service: { usual: 0, lately: [] } }],
    counters: await countersFrom(tx, line), running: await runningOf(tx, line),
    at: { day: daysBetween(FIRST_DAY, rules.today), minute, ...(await countsOf(tx, line)) },
    memory: await memoryOf(tx, branch, group, rules.today),
    branchSlip: branchSlip(minute, await todayOf(tx, branch, rules.today)),
    leaving: await leavingShare(tx, branch, rules.today),
  };
}

/** What somebody was told stands for a minute (FLOW 5.4). */
const KEEP_MINUTES = 1;

type Told = Awaited<ReturnType<typeof lastTold>>;

function stillStands(last: Readonly<{ at: Date }> | undefined, now: Date): boolean {
  return last !== undefined && now.getTime() - last.at.getTime() < KEEP_MINUTES * 60_000;
}

async function store(tx: Tx, { branch, now, rules, shown, told }: { branch: string; now: Date; rules: InForce; shown: boolean; told: Told }, drafts: readonly Draft<InLine>[]): Promise<number> {
  let stored = 0;
  for (const { one, moment, sight, method, band } of drafts) {
    const last = told.get(one.id);
    if (stillStands(last, now)) continue;
    const minutesAgo = last ? (now.getTime() - last.at.getTime()) / 60_000 : 0;
    const { low, high } = shownRange(rangeOf(band), last && { range: last.range, minutesAgo });
    if (last && last.range.low === low && last.range.high === high) continue;
    await tx.run(sql`
      insert into lobby.forecast (branch_id, id, ticket_id, on_date, at, minute_of_day, service_group, method, ahead_count, counter_count, called_count, called30_count,
        called60_count, near_minutes, sight, p10_minutes, p50_minutes, p80_minutes, p90_minutes, low_minutes, high_minutes, shown)
      values (${branch}, ${newId()}, ${one.id}, ${rules.today}, ${now}, ${moment.minute}, ${one.serviceGroup}, ${method}, ${moment.ahead}, ${moment.counters}, ${moment.called},
        ${moment.called30}, ${moment.called60}, ${sight.near}, ${[...sight.values]}::real[], ${band.p10}, ${band.p50}, ${band.p80}, ${band.p90}, ${low}, ${high}, ${shown})`);
    stored += 1;
  }
  return stored;
}

type Line = Readonly<{ branch: string; group: string; now: Date; today: string; shown: boolean }>;

/** One row a line, the latest: what is shown is what stands here. */
async function storeNewcomer(tx: Tx, { branch, group, now, today, shown }: Line, { moment, band }: Draft<unknown>): Promise<number> {
  const { low, high } = rangeOf(band);
  return tx.run(sql`
    insert into lobby.newcomer_forecast as last (branch_id, service_group, on_date, at, ahead_count, p50_minutes, p80_minutes, low_minutes, high_minutes, shown)
    values (${branch}, ${group}, ${today}, ${now}, ${moment.ahead}, ${band.p50}, ${band.p80}, ${low}, ${high}, ${shown})
    on conflict (branch_id, service_group) do update set on_date = excluded.on_date, at = excluded.at, ahead_count = excluded.ahead_count, p50_minutes = excluded.p50_minutes,
      p80_minutes = excluded.p80_minutes, low_minutes = excluded.low_minutes, high_minutes = excluded.high_minutes, shown = excluded.shown
    where last.at < excluded.at`);
}
