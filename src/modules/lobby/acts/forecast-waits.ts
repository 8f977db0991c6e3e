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
import { countersFrom, countsOf, durationHere, lastTold, mayBeShown, runningOf, type LineNow } from '../reads/line-now.ts';
import { waitingLine, type InLine } from '../reads/lines.ts';
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
    const learnt = await latestModel(tx);
    const drafts: Draft<InLine>[] = [];
    // A line in which what everybody was told still stands need not be worked out.
    for (const group of new Set(line.filter((one) => !stillStands(told.get(one.id), asking.now)).map((one) => one.serviceGroup))) {
      const now: LineNow = { branch, now: asking.now, rules, group, lately };
      const seen = await seenNow(tx, now, line.filter((one) => one.serviceGroup === group));
      drafts.push(...forecastLine(seen, learnt, asking.random));
    }
    const stored = await store(tx, { branch, now: asking.now, rules, shown, told }, drafts);
    const counts = { waiting: line.length, stored };
    return { answer: counts, trace: { object: `branch/${branch}`, facts: counts }, announces: stored > 0 ? [{ topic: 'lobby.waitsForecast', facts: counts }] : [] };
  },
});

const FIRST_DAY = '2020-01-01';

async function seenNow(tx: Tx, line: LineNow, waiting: readonly InLine[]): Promise<LineSeen<InLine>> {
  const { branch, now, rules, group } = line;
  const minute = minutesOf(clockOf(now, rules.zone)) + now.getUTCSeconds() / 60;
  return {
    waiting: waiting.map((one) => ({ one, service: durationHere(line, one.row.service_code) })),
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

function stillStands(last: ReturnType<Told['get']>, now: Date): boolean {
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
