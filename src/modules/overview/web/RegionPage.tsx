import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { caller, type Answer } from '#ui/call.ts';
import { clock, count, minutes, shortDate } from '#ui/format.ts';
import { Badge, type Column, FiguresTable, ListPage, type Meaning, Notice, type Stat, StatStrip, useCall } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { BranchMap } from './BranchMap.tsx';
import './overview.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const EVERY_MS = 10_000;
const KINDS: Record<BranchNow['state'], Meaning> = { act: 'act', busy: 'watch', open: 'open', closed: 'closed' };
const URGENCY: Record<BranchNow['state'], number> = { act: 0, busy: 1, open: 2, closed: 3 };

export type Network = Answer<typeof contract, 'GET /api/overview/branches'>;
export type BranchNow = Network['branches'][number];

/** All branches of one's reach: where they are, how they stand, and which need action first. */
export function RegionPage() {
  const { answer, fault, again, loading } = useCall(['overview', 'branches'], (signal) => call('GET /api/overview/branches', { signal }), { every: EVERY_MS });
  const [address, setAddress] = useSearchParams();
  const choose = (branch: string): void => setAddress((before) => { const after = new URLSearchParams(before); after.set('row', branch); return after; }, { replace: true });
  const regions = useMemo(() => new Map(answer?.regions.map((region) => [region.id, named(region)])), [answer?.regions]);
  const rows = useMemo(() => answer && [...answer.branches].sort((a, b) => URGENCY[a.state] - URGENCY[b.state] || b.longestMinutes - a.longestMinutes || a.code.localeCompare(b.code)), [answer]);
  const columns: Column<BranchNow>[] = useMemo(() => [
    { key: 'name', title: w.name, value: (row) => named(row), show: (row) => <b>{named(row)}</b> },
    { key: 'region', title: w.regionName, value: (row) => regions.get(row.region) ?? '' },
    { key: 'state', title: w.state, value: (row) => w.states[row.state] ?? '', show: (row) => <Badge kind={KINDS[row.state]}>{w.states[row.state]}</Badge> },
    { key: 'hours', title: w.hours, value: hoursOf },
    { key: 'inside', title: w.insideCap, value: (row) => `${row.inside}${row.cap === null ? '' : ` / ${row.cap}`}`, align: 'right' },
    { key: 'outside', title: w.outsideShort, value: (row) => row.outside, align: 'right', spare: true },
    { key: 'waiting', title: w.waiting, value: (row) => row.waiting, align: 'right' },
    { key: 'longest', title: w.longestShort, value: (row) => row.longestMinutes, show: (row) => (row.waiting > 0 ? minutes(row.longestMinutes) : '–'), align: 'right' },
    { key: 'staffed', title: w.staffed, value: (row) => row.staffed, align: 'right' },
    { key: 'entered', title: w.entered, value: (row) => row.entered, align: 'right' },
    { key: 'code', title: w.code, value: (row) => row.code, spare: true },
    { key: 'phone', title: w.phone, value: (row) => row.phone, spare: true },
  ], [regions]);
  return (
    <ListPage<BranchNow>
      name="branches-now" title={w.region} below={answer && w.regionBelow(count(answer.branches.length), clock(answer.at))} rows={rows} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
      searches={(row) => `${row.name} ${row.nameEn} ${row.code} ${row.address} ${row.addressEn}`} searchLabel={w.search}
      filters={[
        { name: 'state', label: w.state, choices: Object.keys(URGENCY).map((value) => ({ value, label: w.states[value] ?? value })), fits: (row, wanted) => row.state === wanted },
        { name: 'region', label: w.regionName, choices: [...regions].map(([value, label]) => ({ value, label })), fits: (row, wanted) => row.region === wanted },
      ]}
      empty={{ title: w.empty, help: w.emptyHelp }} drawer={{ title: (row) => named(row), show: (row) => <BranchDrawer branch={row} region={regions.get(row.region) ?? ''} /> }}
    >
      {answer && answer.branches.length > 0 && (
        <>
          {answer.lateCounts.length > 0 && <Notice kind="act" title={w.lateCounts(answer.lateCounts.map((one) => w.lateArea(one.name, shortDate(one.lastCounted))).join(pickText('；', '; ')))} action={<Link to="/risk">{w.toRisk}</Link>} />}
          <StatStrip stats={figuresOf(answer)} />
          <section className="panel region" aria-label={w.map}>
            <p className="unseen">{saysOf(answer)}</p>
            <BranchMap network={answer} chosen={address.get('row')} choose={choose} />
            <Unplaced network={answer} />
          </section>
        </>
      )}
    </ListPage>
  );
}

function figuresOf(network: Network): Stat[] {
  const { branches } = network;
  const open = branches.filter((one) => one.state !== 'closed').length;
  const act = branches.filter((one) => one.state === 'act').length;
  const longest = [...branches].sort((a, b) => b.longestMinutes - a.longestMinutes)[0];
  return [
    { label: w.openNow, value: <>{count(open)}<small>{` / ${count(branches.length)}`}</small></>, main: true, ...(open > 0 && { kind: 'open' as const }), note: w.ofAll(count(branches.length)) },
    { label: w.actNow, value: count(act), note: w.actNote, ...(act > 0 && { kind: 'act' as const }) },
    { label: w.waitingAll, value: count(sum(branches, 'waiting')), unit: w.people, note: w.insideAll(count(sum(branches, 'inside'))) },
    { label: w.longestAll, value: count(longest?.longestMinutes ?? 0), unit: w.minutes, note: longest && longest.longestMinutes > 0 ? named(longest) : w.noWait },
  ];
}

function sum(branches: readonly BranchNow[], field: 'waiting' | 'inside'): number {
  return branches.reduce((total, one) => total + one[field], 0);
}

function saysOf({ branches }: Network): string {
  const of = (state: BranchNow['state']) => count(branches.filter((one) => one.state === state).length);
  return w.mapSays(of('open'), of('busy'), of('act'), of('closed'));
}

function hoursOf(branch: BranchNow): string {
  return branch.hours.map((one) => `${one.opens}–${one.closes}`).join(pickText('、', ', ')) || (w.states['closed'] ?? '');
}

function Unplaced({ network }: { network: Network }) {
  const missing = network.branches.filter((one) => one.lng === null || one.lat === null).length;
  return missing > 0 ? <p className="soft">{w.unplaced(count(missing))}</p> : null;
}

function BranchDrawer({ branch, region }: { branch: BranchNow; region: string }) {
  const reason = pickText(branch.reasonZh, branch.reasonEn);
  const facts: [string, string | number][] = [
    [w.regionName, region], [w.hours, hoursOf(branch)], ...(reason ? [[w.reason, reason] as [string, string]] : []), [w.insideCap, `${branch.inside}${branch.cap === null ? '' : ` / ${branch.cap}`}`], [w.outsideShort, branch.outside],
    [w.waiting, branch.waiting], [w.longestShort, branch.waiting > 0 ? minutes(branch.longestMinutes) : '–'], [w.staffed, branch.staffed], [w.entered, branch.entered], [w.address, pickText(branch.address, branch.addressEn)], [w.phone, branch.phone], [w.code, branch.code],
  ];
  return (
    <div className="stack">
      <div><Badge kind={KINDS[branch.state]}>{w.states[branch.state]}</Badge></div>
      <FiguresTable label={named(branch)} table={{ columns: [], rows: facts }} />
      <Link to={`/today?branch=${branch.id}`}><Button type="primary" tabIndex={-1}>{w.openToday}</Button></Link>
    </div>
  );
}
