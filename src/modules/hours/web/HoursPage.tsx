import { Button, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { addDays } from '#kernel/wall.ts';
import { DeskPage, FaultNotice, Loading, useCall } from '#ui/staff/kit.ts';
import { call, DRAFTS, GRID, w } from './ask.ts';
import { BranchPlan } from './BranchPlan.tsx';
import { CalendarYear } from './CalendarYear.tsx';
import { Drafts } from './Drafts.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import { GridBoard } from './GridBoard.tsx';
import './hours-desk.css';
import { WeekForm } from './WeekForm.tsx';

const EVERY_MS = 60_000;

/** Opening hours of one's branches: a week at a glance, drafts that wait for another person, the year's holidays. */
export function HoursPage() {
  const [address, setAddress] = useSearchParams();
  const from = address.get('from') ?? undefined;
  const grid = useCall([...GRID, from ?? ''], (signal) => call('GET /api/hours/grid', { query: from === undefined ? {} : { from }, signal }), { every: EVERY_MS });
  const drafts = useCall(DRAFTS, (signal) => call('GET /api/hours/drafts', { signal }), { every: EVERY_MS });
  const keep = (values: Record<string, string | undefined>): void => setAddress((before) => {
    const after = new URLSearchParams(before);
    for (const [name, value] of Object.entries(values)) if (value) after.set(name, value); else after.delete(name);
    return after;
  }, { replace: true });
  const tab = address.get('tab') ?? 'week';
  const waiting = drafts.answer?.drafts.length ?? 0;
  const isReady = grid.answer !== undefined && grid.answer.branches.length > 0;
  const tabs = [
    { key: 'week', label: w.week, children: grid.answer ? <GridBoard grid={grid.answer} waiting={waiting} address={address} keep={keep} /> : grid.fault === undefined && <Loading /> },
    { key: 'drafts', label: <>{w.drafts}{waiting > 0 && <span className="tab-count">{waiting}</span>}</>, children: <Drafts drafts={drafts.answer?.drafts} fault={drafts.fault} again={drafts.again} edit={(draft) => keep({ [draft.change.weeks.length > 0 ? 'week' : 'day']: draft.change.weeks.length > 0 ? 'change' : `${draft.branch}.${draft.change.exceptions[0]?.from ?? ''}`, draft: draft.id })} /> },
    { key: 'calendar', label: w.calendar, children: <CalendarYear address={address} keep={keep} grid={grid.answer} /> },
  ];
  const editing = drafts.answer?.drafts.find((one) => one.id === address.get('draft'));
  return (
    <DeskPage title={w.title} below={w.below} wide actions={(
      <>
        <Button disabled={!isReady} onClick={() => keep({ day: `.${addDays(grid.answer?.today ?? '', 1)}` })}>{w.newException}</Button>
        <Button type="primary" disabled={!isReady} onClick={() => keep({ week: 'new' })}>{w.newWeek}</Button>
      </>
    )}>
      {grid.fault !== undefined && <FaultNotice fault={grid.fault} again={grid.again} />}
      <Tabs activeKey={tab} items={tabs} onChange={(to) => keep({ tab: to === 'week' ? undefined : to })} />
      {grid.answer && (
        <>
          <BranchPlan grid={grid.answer} branch={address.get('row') ?? undefined} keep={keep} />
          <ExceptionForm grid={grid.answer} asked={address.get('day') ?? undefined} draft={editing} close={() => keep({ day: undefined, draft: undefined })} />
          <WeekForm grid={grid.answer} asked={address.get('week') ?? undefined} draft={editing} close={() => keep({ week: undefined, draft: undefined })} keep={keep} />
        </>
      )}
    </DeskPage>
  );
}

export type Keep = (values: Record<string, string | undefined>) => void;
