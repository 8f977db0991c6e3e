import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Answer } from '#ui/call.ts';
import { clock, count } from '#ui/format.ts';
import { Badge, type Column, FiguresTable, ListPage, type Meaning, type Stat, StatStrip, useCall } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { call, RISK_MEANING, w as shared } from './ask.ts';
import { en } from './net-words.en.ts';
import { zh } from './net-words.zh.ts';
import './protection.css';

const w = words({ zh, en });
type Row = Answer<typeof contract, 'GET /api/protection/branches'>['branches'][number];
const ORDER: Readonly<Record<Meaning, number>> = { act: 0, watch: 1, info: 2, open: 3, closed: 4 };

/** 全辖防护网: one tile a branch, the ones that need somebody first; each opens to the branch's own net. */
export function RegionNet() {
  const { answer, fault, again, loading } = useCall(['protection', 'branches'], (signal) => call('GET /api/protection/branches', { signal }), { every: 15_000 });
  const [, setAddress] = useSearchParams();
  const rows = useMemo(() => answer && [...answer.branches].sort((a, b) => ORDER[stateOf(a)] - ORDER[stateOf(b)] || b.late + b.missed - a.late - a.missed || a.code.localeCompare(b.code)), [answer]);
  const choose = (branch: string): void => setAddress((before) => { const after = new URLSearchParams(before); after.set('row', branch); return after; }, { replace: true });
  return (
    <ListPage<Row>
      name="nets" title={w.region} below={answer && w.regionBelow(count(answer.branches.length), clock(answer.at))} rows={rows} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={COLUMNS}
      searches={(row) => `${row.name} ${row.nameEn} ${row.code}`} searchLabel={w.search} filters={[{ name: 'state', label: w.state, choices: Object.entries(w.states).map(([value, label]) => ({ value, label })), fits: (row, wanted) => stateOf(row) === wanted }]}
      empty={{ title: w.empty }} drawer={{ title: (row) => named(row), show: (row) => <Card row={row} /> }}
    >
      {rows && rows.length > 0 && <><StatStrip stats={figuresOf(rows)} /><Tiles rows={rows} choose={choose} /></>}
    </ListPage>
  );
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: w.name, value: (row) => named(row), show: (row) => <b>{named(row)}</b> },
  { key: 'state', title: w.state, value: (row) => w.states[stateOf(row)] ?? '', show: (row) => <Badge kind={stateOf(row)}>{w.states[stateOf(row)]}</Badge> },
  { key: 'gate', title: w.gateColumn, value: gateText, show: (row) => <Badge kind={!row.opens ? 'closed' : row.gate === null ? 'watch' : row.gate.verdict === 'green' ? 'open' : 'act'}>{gateText(row)}</Badge> },
  { key: 'risk', title: w.risk, value: (row) => (row.risk === null ? w.notLooked : shared.risks[row.risk]), show: (row) => (row.risk === null ? <span className="soft">{w.notLooked}</span> : <Badge kind={RISK_MEANING[row.risk]}>{shared.risks[row.risk]}</Badge>) },
  { key: 'late', title: w.late, value: (row) => row.late + row.missed, align: 'right' }, { key: 'due', title: w.due, value: (row) => row.due, align: 'right' }, { key: 'done', title: w.done, value: (row) => row.done, align: 'right' },
  { key: 'short', title: w.short, value: (row) => row.short.map((one) => pickText(one.name, one.nameEn)).join(pickText('、', ', ')) }, { key: 'health', title: w.healthColumn, value: (row) => row.healthMissing, align: 'right' }, { key: 'away', title: w.awayColumn, value: (row) => row.healthAway, align: 'right', spare: true }, { key: 'cash', title: w.cashColumn, value: (row) => row.cashLate, align: 'right' },
  { key: 'transfers', title: w.transfers, value: (row) => row.transfers, align: 'right', spare: true },
  { key: 'seen', title: w.seen, value: (row) => (row.lookedAt === null ? '' : clock(row.lookedAt)), spare: true },
];

function stateOf(row: Row): Meaning {
  if (row.gate?.verdict === 'override' || row.escalated > 0) return 'act';
  if (!row.opens && row.late + row.missed === 0) return 'closed';
  return row.late + row.missed + row.short.length + row.cashLate + row.healthMissing > 0 || (row.opens && row.gate === null) ? 'watch' : 'open';
}

function gateText(row: Row): string {
  if (!row.opens) return w.gateClosed;
  return row.gate === null ? w.gateOpen : row.gate.verdict === 'green' ? w.gateSigned : w.gateOverride;
}

function figuresOf(rows: readonly Row[]): Stat[] {
  const act = rows.filter((row) => stateOf(row) === 'act').length;
  const overrides = rows.filter((row) => row.gate?.verdict === 'override').length;
  const late = rows.reduce((sum, row) => sum + row.late + row.missed, 0);
  const short = rows.reduce((sum, row) => sum + row.short.length, 0);
  return [
    { label: w.needAct, value: <>{count(act)}<small>{` / ${count(rows.length)}`}</small></>, main: true, kind: act > 0 ? 'act' : 'open' },
    { label: w.late, value: count(late), note: w.lateNote, ...(late > 0 && { kind: 'watch' as const }) }, { label: w.shortItems, value: count(short), note: w.shortNote, ...(short > 0 && { kind: 'watch' as const }) },
    { label: w.overrides, value: count(overrides), note: w.overridesNote, ...(overrides > 0 && { kind: 'act' as const }) },
  ];
}

function Tiles({ rows, choose }: { rows: readonly Row[]; choose: (branch: string) => void }) {
  const of = (...kinds: Meaning[]): string => count(rows.filter((row) => kinds.includes(stateOf(row))).length);
  return (
    <figure className="picture" aria-labelledby="tiles">
      <figcaption><h2 id="tiles">{w.tiles}</h2></figcaption>
      <p className="picture-says">{w.says(of('act'), of('watch', 'info'), of('open', 'closed'))}</p>
      <ul className="tiles">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" data-kind={stateOf(row)} onClick={() => choose(row.id)}>
              <b>{named(row)}</b>
              <span>{[row.late + row.missed > 0 && `${w.late} ${count(row.late + row.missed)}`, row.short.length > 0 && `${w.short} ${w.shortN(row.short.length)}`, row.healthMissing > 0 && `${w.healthColumn} ${count(row.healthMissing)}`, row.cashLate > 0 && `${w.cashColumn} ${count(row.cashLate)}`, row.gate?.verdict === 'override' && w.gateOverride].filter(Boolean).join(' · ') || (row.opens && row.gate === null ? w.gateOpen : w.states[stateOf(row)])}</span>
            </button>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Card({ row }: { row: Row }) {
  const facts: [string, string | number][] = [
    [w.gateColumn, gateText(row)], ...(row.gate ? [[w.who, `${row.gate.by} ${clock(row.gate.at)}`] as [string, string]] : []), [w.late, row.late + row.missed], [w.due, row.due], [w.done, row.done],
    ...row.short.map((one): [string, string] => [`${w.short} · ${pickText(one.name, one.nameEn)}`, `${count(one.quantity)} · ${w.since(clock(one.since))}`]), [w.healthColumn, row.healthMissing], [w.awayColumn, row.healthAway], [w.cashColumn, row.cashLate], [w.transfers, row.transfers],
  ];
  return (
    <div className="stack">
      <div className="day-line"><Badge kind={stateOf(row)}>{w.states[stateOf(row)]}</Badge>{row.risk && <Badge kind={RISK_MEANING[row.risk]}>{shared.risks[row.risk]}</Badge>}</div>
      {row.gate?.why && <p className="notice" data-kind="act"><span>{row.gate.why}</span></p>}
      <FiguresTable label={named(row)} table={{ columns: [], rows: facts }} />
      <Link to={`/net?branch=${row.id}&of=branch`}><Button type="primary" tabIndex={-1}>{w.toBranch}</Button></Link>
    </div>
  );
}
