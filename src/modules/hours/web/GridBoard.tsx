import { DownloadOutlined, PrinterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { addDays, mondayOf } from '#kernel/wall.ts';
import { count, shortDate } from '#ui/format.ts';
import { csvOf, download } from '#ui/staff/csv.ts';
import { EmptyState, type Stat, StatStrip } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { servesPeople } from '../wall.ts';
import { type Grid, type GridBranch, hoursSaid, w } from './ask.ts';
import { GridTable } from './GridTable.tsx';
import type { Keep } from './HoursPage.tsx';

/** Branches by seven days: the picture first, with what stands out as figures, and the filters in the address. */
export function GridBoard({ grid, waiting, address, keep }: { grid: Grid; waiting: number; address: URLSearchParams; keep: Keep }) {
  const [q, region, show] = [address.get('q') ?? '', address.get('region') ?? undefined, address.get('show') ?? undefined];
  const typed = q.trim().toLowerCase();
  const rows = grid.branches.filter((one) => `${one.name} ${one.nameEn} ${one.code}`.toLowerCase().includes(typed) && (!region || one.region === region) && fits(one, show, grid.today));
  const clear = () => keep({ q: undefined, region: undefined, show: undefined });
  if (grid.branches.length === 0) return <EmptyState title={w.noBranches} help={w.noBranchesHelp} />;
  const thisMonday = mondayOf(grid.today);
  const move = (to: string) => keep({ from: to === grid.today ? undefined : to });
  return (
    <>
      <StatStrip stats={figuresOf(grid, waiting)} />
      <div className="list-tools" role="search">
        <Space.Compact>
          <Button aria-label={w.earlier} onClick={() => move(addDays(grid.from, -7))}>{'‹'}</Button>
          <Button aria-pressed={grid.from === thisMonday} type={grid.from === thisMonday ? 'primary' : 'default'} onClick={() => move(thisMonday)}>{w.thisWeek}</Button>
          <Button aria-pressed={grid.from === addDays(thisMonday, 7)} type={grid.from === addDays(thisMonday, 7) ? 'primary' : 'default'} onClick={() => move(addDays(thisMonday, 7))}>{w.nextWeek}</Button>
          <Button aria-label={w.later} onClick={() => move(addDays(grid.from, 7))}>{'›'}</Button>
        </Space.Compact>
        {grid.branches.length > 1 && <Input className="list-search" prefix={<SearchOutlined aria-hidden />} allowClear value={q} placeholder={w.search} aria-label={w.search} onChange={(event) => keep({ q: event.target.value })} />}
        {grid.regions.length > 1 && <Select className="list-filter" allowClear placeholder={w.region} aria-label={w.region} value={region} options={grid.regions.map((one) => ({ value: one.id, label: named(one) }))} onChange={(to) => keep({ region: to })} popupMatchSelectWidth={false} />}
        {grid.branches.length > 1 && <Select className="list-filter" allowClear placeholder={w.show} aria-label={w.show} value={show} options={Object.entries(w.shows).map(([value, label]) => ({ value, label }))} onChange={(to) => keep({ show: to })} popupMatchSelectWidth={false} />}
        <span className="list-right">
          <Button icon={<PrinterOutlined aria-hidden />} aria-label={w.print} title={w.print} onClick={() => print()} />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => download(`hours-${grid.from}.csv`, fileOf(grid, rows))}>{w.exportCsv}</Button>
        </span>
      </div>
      {rows.length === 0
        ? <EmptyState title={w.noMatch} help={w.noMatchHelp} action={<Button onClick={clear}>{w.clear}</Button>} />
        : <GridTable grid={grid} rows={rows} open={(branch) => keep({ row: branch })} openDay={(branch, date) => keep({ day: `${branch}.${date}` })} />}
    </>
  );
}

function fits(branch: GridBranch, show: string | undefined, today: string): boolean {
  if (show === 'changed') return branch.days.some((day) => day.changed);
  if (show === 'closed') return !branch.days.some((day) => day.date === today && servesPeople(day.mode));
  if (show === 'drafts') return branch.drafts > 0;
  return show !== 'unpublished' || branch.version === 0;
}

function figuresOf({ branches, today }: Grid, waiting: number): Stat[] {
  const open = branches.filter((one) => one.days.some((day) => day.date === today && servesPeople(day.mode))).length;
  const hasToday = branches.some((one) => one.days.some((day) => day.date === today));
  const changed = branches.map((one) => one.days.filter((day) => day.changed).length);
  const days = changed.reduce((sum, one) => sum + one, 0);
  const unpublished = branches.filter((one) => one.version === 0).length;
  return [
    ...(hasToday ? [{ label: w.openToday, value: <>{count(open)}<small>{` / ${count(branches.length)}`}</small></>, ...(open < branches.length && { note: w.openNote }), main: true, kind: 'open' as const }] : []),
    { label: w.changedDays, value: count(days), unit: w.dayUnit(days), ...(days > 0 && { note: w.changedNote(count(changed.filter((one) => one > 0).length)) }) },
    { label: w.waiting, value: count(waiting), unit: w.draftUnit, note: w.waitingNote, ...(waiting > 0 && { kind: 'watch' as const }) },
    ...(unpublished > 0 ? [{ label: w.unpublished, value: count(unpublished), unit: w.branchUnit, note: w.unpublishedNote, kind: 'act' as const }] : []),
  ];
}

function fileOf(grid: Grid, rows: readonly GridBranch[]): string {
  const days = grid.branches[0]?.days.map((day) => shortDate(day.date)) ?? [];
  return csvOf([[w.branch, ...days], ...rows.map((row) => [named(row), ...row.days.map((day) => hoursSaid(day))])]);
}
