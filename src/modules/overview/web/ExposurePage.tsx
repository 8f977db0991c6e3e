import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { caller, type Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { Badge, type Column, ListPage, type Stat, StatStrip, useCall, usePlace } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { DaysPicture, type ExposedDay, orDash, rounded } from './Exposure.tsx';
import './overview.css';
import { en } from './exposure-words.en.ts';
import { zh } from './exposure-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const LENGTHS = [7, 14, 28] as const;
const USUAL_DAYS = 14;

type Network = Answer<typeof contract, 'GET /api/overview/exposure'>;
type BranchRow = Network['branches'][number];

/** 接触暴露 to compare: day beside day at one branch, and branch beside branch for whoever answers for several. */
export function ExposurePage() {
  const { me, branches } = usePlace();
  const [address] = useSearchParams();
  const several = mayDo(me, can.network) && branches.length > 1;
  return several && address.get('view') !== 'days' ? <BranchesBeside /> : <DaysBeside several={several} />;
}

/** What the page shows stands in the address; a change of it leaves the filters as they are. */
function useShown(): { days: number; keep: (name: string, value: string) => void } {
  const [address, setAddress] = useSearchParams();
  const days = LENGTHS.find((one) => String(one) === address.get('days')) ?? USUAL_DAYS;
  return { days, keep: (name, value) => setAddress((before) => { const after = new URLSearchParams(before); after.set(name, value); return after; }, { replace: true }) };
}

function Tools({ several, view }: { several: boolean; view: 'branches' | 'days' }) {
  const { days, keep } = useShown();
  return (
    <>
      {several && <Segmented aria-label={w.view} value={view} options={[{ value: 'branches', label: w.byBranch }, { value: 'days', label: w.byDay }]} onChange={(value) => keep('view', value)} />}
      <Segmented aria-label={w.span} value={String(days)} options={LENGTHS.map((one) => ({ value: String(one), label: w.lastDays(count(one)) }))} onChange={(value) => keep('days', value)} />
    </>
  );
}

function DaysBeside({ several }: { several: boolean }) {
  const { branch } = usePlace();
  const { days } = useShown();
  const { answer, fault, again, loading } = useCall(['exposure', branch.id, String(days)], (signal) => call('GET /api/branches/:branch/exposure', { params: { branch: branch.id }, query: { days }, signal }));
  const rows = useMemo(() => answer && [...answer.days].reverse(), [answer]);
  const columns: Column<ExposedDay>[] = useMemo(() => [
    { key: 'date', title: w.day, value: (row) => row.date, show: (row) => <b>{shortDate(row.date)}{row.date === answer?.today && <> <Badge kind="info">{w.today}</Badge></>}</b> },
    { key: 'visitors', title: w.visitors, value: (row) => row.visitors, align: 'right' },
    { key: 'perVisitor', title: w.perVisitor, value: (row) => rounded(row.perVisitorMinutes), align: 'right' },
    { key: 'atHundred', title: w.atHundred, value: (row) => sortable(row.atHundredMinutes), show: (row) => orDash(row.atHundredMinutes), align: 'right' },
    { key: 'above', title: w.above, value: (row) => rounded(row.minutesAboveCap), align: 'right' },
    { key: 'contacts', title: w.contacts, value: (row) => row.longContacts, align: 'right' },
    { key: 'most', title: w.most, value: (row) => row.most, show: (row) => `${count(row.most)} / ${count(row.cap)}`, align: 'right', inFile: [{ title: w.mostOnly, value: (row) => row.most }, { title: w.cap, value: (row) => row.cap }] },
    { key: 'pairHours', title: w.pairHours, value: (row) => rounded(row.pairHours), align: 'right', spare: true },
    { key: 'uncounted', title: w.uncounted, value: (row) => row.uncounted, align: 'right', spare: true },
  ], [answer]);
  return (
    <ListPage<ExposedDay>
      name="exposure-days" title={w.title} below={answer?.days[0] ? w.below(named(branch), shortDate(answer.days[0].date), shortDate(answer.days.at(-1)?.date ?? answer.today)) : named(branch)}
      rows={rows} rowKey={(row) => row.date} columns={columns} fault={fault} again={again} loading={loading} prints tools={<Tools several={several} view="days" />} empty={{ title: w.none, help: w.noneHelp }}
    >
      {answer && answer.days.length > 0 && <><DaysPicture answer={answer} /><p className="exposure-help">{w.help}</p></>}
    </ListPage>
  );
}

function BranchesBeside() {
  const { days } = useShown();
  const { answer, fault, again, loading } = useCall(['exposures', String(days)], (signal) => call('GET /api/overview/exposure', { query: { days }, signal }));
  const regions = useMemo(() => new Map(answer?.regions.map((region) => [region.id, named(region)])), [answer]);
  // Most contact first; branches without figures last.
  const rows = useMemo(() => answer && [...answer.branches].sort((a, b) => sortable(b.atHundredMinutes) - sortable(a.atHundredMinutes) || sortable(b.perVisitorMinutes) - sortable(a.perVisitorMinutes) || a.code.localeCompare(b.code)), [answer]);
  const columns: Column<BranchRow>[] = useMemo(() => {
    const dates = answer?.dates ?? [];
    const highest = Math.max(1, ...(answer?.branches ?? []).flatMap((row) => row.days.map((one) => one ?? 0)));
    return [
      { key: 'name', title: w.branch, value: (row) => named(row), show: (row) => <Link to={`/exposure?branch=${row.id}&view=days&days=${days}`}><b>{named(row)}</b></Link> },
      { key: 'days', title: w.dayByDay, value: (row) => row.days.map((one) => orDash(one)).join(' '), show: (row) => <DayBars row={row} dates={dates} highest={highest} />, sorts: false, inFile: dates.map((date, at) => ({ title: date, value: (row: BranchRow) => { const one = row.days[at]; return one === null || one === undefined ? '' : rounded(one); } })) },
      { key: 'visitors', title: w.visitorsADay, value: (row) => sortable(visitorsADay(row)), show: (row) => orDash(visitorsADay(row)), align: 'right' },
      { key: 'perVisitor', title: w.each, value: (row) => sortable(row.perVisitorMinutes), show: (row) => orDash(row.perVisitorMinutes), align: 'right' },
      { key: 'atHundred', title: w.hundred, value: (row) => sortable(row.atHundredMinutes), show: (row) => <b>{orDash(row.atHundredMinutes)}</b>, align: 'right' },
      { key: 'change', title: w.change(count(days)), value: (row) => changeOf(row) ?? '', show: (row) => <Change share={changeOf(row)} />, align: 'right' },
      { key: 'above', title: w.aboveADay, value: (row) => sortable(aDay(row.minutesAboveCap, row)), show: (row) => orDash(aDay(row.minutesAboveCap, row)), align: 'right' },
      { key: 'contacts', title: w.contactsAHundred, value: (row) => sortable(contactsAHundred(row)), show: (row) => orDash(contactsAHundred(row)), align: 'right' },
      { key: 'fullest', title: w.fullest, value: (row) => (row.fullest === null ? '' : Math.round(row.fullest * 100)), show: (row) => (row.fullest === null ? '–' : `${Math.round(row.fullest * 100)}%`), align: 'right' },
      ...(regions.size > 1 ? [{ key: 'region', title: w.region, value: (row: BranchRow) => regions.get(row.region) ?? '' }] : []),
      { key: 'openDays', title: w.openDays, value: (row) => row.openDays, align: 'right', spare: true },
      { key: 'uncounted', title: w.uncounted, value: (row) => row.uncounted, align: 'right', spare: true },
      { key: 'code', title: w.code, value: (row) => row.code, spare: true },
    ];
  }, [answer, regions, days]);
  const [first, last] = [answer?.dates[0], answer?.dates.at(-1)];
  return (
    <ListPage<BranchRow>
      name="exposure-branches" title={w.title} below={answer && first && last ? w.below(w.branches(count(answer.branches.length)), shortDate(first), shortDate(last)) : undefined}
      rows={rows} rowKey={(row) => row.id} columns={columns} fault={fault} again={again} loading={loading} prints tools={<Tools several view="branches" />} empty={{ title: w.none, help: w.noneHelp }}
      searches={(row) => `${row.name} ${row.nameEn} ${row.code}`} searchLabel={w.search}
      filters={regions.size < 2 ? [] : [{ name: 'region', label: w.region, choices: [...regions].map(([value, label]) => ({ value, label })), fits: (row, wanted) => row.region === wanted }]}
    >
      {answer && <><StatStrip stats={figuresOf(answer, days)} /><p className="exposure-help">{w.help}</p></>}
    </ListPage>
  );
}

/** Each day as a bar on one scale for all branches; a day without visitors is a dot on the line. */
function DayBars({ row, dates, highest }: { row: BranchRow; dates: readonly string[]; highest: number }) {
  const width = 140 / Math.max(1, dates.length);
  return (
    <svg className="day-bars" viewBox="0 0 140 28" role="img" aria-label={w.barsSay(named(row), count(row.openDays), orDash(row.perVisitorMinutes))}>
      {row.days.map((one, at) => (one === null
        ? <circle key={dates[at]} cx={(at + 0.5) * width} cy={27} r={1} />
        : <rect key={dates[at]} x={at * width + width * 0.12} width={width * 0.76} y={28 - Math.max(1, (26 * one) / highest)} height={Math.max(1, (26 * one) / highest)}><title>{`${shortDate(dates[at] ?? '')} ${orDash(one)}`}</title></rect>))}
    </svg>
  );
}

function Change({ share }: { share: number | null }) {
  if (share === null) return '–';
  return <span className="exposure-change" data-kind={share > WORTH_SAYING ? 'more' : share < -WORTH_SAYING ? 'less' : 'same'}>{share > 0 ? `↑ ${count(share)}%` : share < 0 ? `↓ ${count(-share)}%` : w.same}</span>;
}

/** Per cent: less is the weather. */
const WORTH_SAYING = 10;

function figuresOf({ branches }: Network, days: number): Stat[] {
  const lived = branches.filter((one) => one.openDays > 0);
  const sum = (of: (one: BranchRow) => number) => lived.reduce((total, one) => total + of(one), 0);
  const [visitors, openDays] = [sum((one) => one.visitors), sum((one) => one.openDays)];
  const mean = visitors === 0 ? null : sum((one) => (one.perVisitorMinutes ?? 0) * one.visitors) / visitors;
  const above = [...lived].sort((a, b) => b.minutesAboveCap - a.minutesAboveCap)[0];
  return [
    { label: w.withFigures, value: <>{count(lived.length)}<small>{` / ${count(branches.length)}`}</small></>, main: true, note: w.visitorsAll(count(visitors), count(days)) },
    { label: w.perVisitor, value: orDash(mean) },
    { label: w.aboveADay, value: openDays === 0 ? '–' : orDash(sum((one) => one.minutesAboveCap) / openDays), note: above && above.minutesAboveCap > 0 ? w.mostAt(named(above)) : w.noneAbove },
    { label: w.contactsAHundred, value: visitors === 0 ? '–' : orDash((100 * sum((one) => one.longContacts)) / visitors) },
  ];
}

function visitorsADay(row: BranchRow): number | null {
  return aDay(row.visitors, row);
}

function aDay(sum: number, { openDays }: BranchRow): number | null {
  return openDays === 0 ? null : sum / openDays;
}

function contactsAHundred({ longContacts, visitors }: BranchRow): number | null {
  return visitors === 0 ? null : (100 * longContacts) / visitors;
}

/** Per cent more or less than in as many days before, as if equally many had come. */
function changeOf({ atHundredMinutes: now, atHundredBefore: before }: BranchRow): number | null {
  return now === null || before === null || before === 0 ? null : Math.round((now / before - 1) * 100);
}

/** What is not known sorts below all. */
function sortable(value: number | null): number {
  return value === null ? -1 : rounded(value);
}
