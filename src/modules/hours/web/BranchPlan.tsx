import { Button, Drawer, Flex } from 'antd';
import { addDays } from '#kernel/wall.ts';
import { shortDate } from '#ui/format.ts';
import { Badge, FaultNotice, Loading, useCall } from '#ui/staff/kit.ts';
import { lang, named, pickText } from '#ui/words.ts';
import { call, type Grid, hoursSaid, PLAN, type PlanOfBranch, w } from './ask.ts';
import { Channels } from './Channels.tsx';
import { type HoursRow, WeekPicture } from './DayBar.tsx';
import type { Keep } from './HoursPage.tsx';
import { ReopenButton, spanSaid } from './Reopen.tsx';
import { Versions } from './Versions.tsx';

/** One branch beside the grid: its week as a picture, exceptions, where customers see it, and every version. */
export function BranchPlan({ grid, branch, keep }: { grid: Grid; branch: string | undefined; keep: Keep }) {
  const there = grid.branches.find((one) => one.id === branch);
  const { answer, fault, again } = useCall([...PLAN, branch], (signal) => call('GET /api/branches/:branch/hours/plan', { params: { branch: branch ?? '' }, signal }), { only: there !== undefined });
  return (
    <Drawer open={there !== undefined} size={640} onClose={() => keep({ row: undefined })} destroyOnHidden title={there && w.planTitle(named(there))}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {there && (answer ? (
        <div className="hours-form">
          <Flex gap={8} wrap>
            <Button type="primary" onClick={() => keep({ row: undefined, week: there.id })}>{w.changeWeek}</Button>
            <Button onClick={() => keep({ row: undefined, day: `${there.id}.${addDays(answer.today, 1)}` })}>{w.addException}</Button>
          </Flex>
          <Weeks plan={answer} />
          <Exceptions branch={there.id} plan={answer} />
          <Channels branch={there} plan={answer} />
          <Versions plan={answer} />
        </div>
      ) : fault === undefined && <Loading />)}
    </Drawer>
  );
}

function Weeks({ plan }: { plan: PlanOfBranch }) {
  const coming = plan.plan.weeks.filter((one) => one.from > plan.today);
  return (
    <section>
      <h3>{w.weekNow} <span className="soft">{plan.version === 0 ? w.notPublished : w.version(plan.version)}</span></h3>
      {plan.week && <WeekPicture rows={rowsOf(plan.week)} label={w.weekNow} />}
      {coming.map((one) => (
        <details key={one.from} className="week-coming">
          <summary><Badge kind="info">{w.weeksAhead}</Badge> {w.weekFrom(shortDate(one.from))} · {pickText(one.reason.zh, one.reason.en)}</summary>
          <WeekPicture rows={rowsOf(one.week, plan.week ?? undefined)} label={w.weekFrom(shortDate(one.from))} />
        </details>
      ))}
    </section>
  );
}

type Week = NonNullable<PlanOfBranch['week']>;

function rowsOf(week: Week, was?: Week): HoursRow[] {
  // Work days that are all alike share a row.
  const isShort = [week, was].every((one) => one?.days.slice(1, 5).every((day) => hoursSaid(day) === hoursSaid(one.days[0])) ?? true);
  return [
    ...week.days.flatMap((hours, index) => (isShort && index > 0 && index < 5 ? [] : [{ key: String(index), label: isShort && index === 0 ? w.workdays : (w.days[index] ?? ''), hours, was: was?.days[index] }])),
    { key: 'holiday', label: w.holidayRow, hours: week.holiday, was: was?.holiday }, { key: 'makeUp', label: w.makeUpRow, hours: week.makeUp, was: was?.makeUp },
  ];
}

function Exceptions({ branch, plan }: { branch: string; plan: PlanOfBranch }) {
  const shown = plan.plan.exceptions.filter((one) => one.to === null || one.to >= plan.today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <section>
      <h3>{w.exceptions}</h3>
      {shown.length === 0 ? <p className="soft">{w.noExceptions}</p> : (
        <ul className="exceptions">
          {shown.map((one) => (
            <li key={one.id}>
              <div>
                <p><b>{spanSaid(one)}</b> <Badge kind={one.from <= plan.today ? 'watch' : 'info'}>{one.from <= plan.today ? w.running : w.coming}</Badge></p>
                <p>{hoursSaid(one.hours)}<span className="soft">{lang === 'zh' ? '，' : ', '}{pickText(one.reason.zh, one.reason.en)}</span></p>
              </div>
              <ReopenButton branch={branch} exception={one} from={one.from > plan.today ? one.from : plan.today} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
