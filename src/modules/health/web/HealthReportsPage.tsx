import { clock, count } from '#ui/format.ts';
import { Badge, type Column, ListPage, type Stat, StatStrip, useCall } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';
import { call, FIGURES, w } from './ask.ts';
import './health.css';

type Row = Answer<typeof contract, 'GET /api/health-reports'>['branches'][number];
const MEANING = { sent: 'open', sentLate: 'watch', due: 'info', late: 'act', none: 'closed' } as const;
const ORDER = { late: 0, due: 1, sentLate: 2, sent: 3, none: 4 } as const;

/** 健康日报: a tile a branch, those that are late first; then the figures, summed. */
export function HealthReportsPage() {
  const { answer, fault, again, loading } = useCall(['health-reports'], (signal) => call('GET /api/health-reports', { signal }), { every: 30_000 });
  const rows = answer && [...answer.branches].sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || a.code.localeCompare(b.code));
  const of = (...states: Row['standing'][]): number => (rows ?? []).filter((row) => states.includes(row.standing)).length;
  return (
    <ListPage<Row>
      name="health-reports" title={w.reportsTitle} below={answer && w.reportsBelow(answer.branches.length, clock(answer.at))} rows={rows} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={COLUMNS}
      searches={(row) => `${row.name} ${row.nameEn} ${row.code}`} searchLabel={w.search} filters={[{ name: 'state', label: w.state, choices: Object.entries(w.reportStates).map(([value, label]) => ({ value, label })), fits: (row, wanted) => row.standing === wanted }]} empty={{ title: w.empty }}
      drawer={{ title: (row) => named(row), show: (row) => <One row={row} /> }}
    >
      {rows && rows.length > 0 && (
        <>
          <p className="picture-says">{w.reportsSays(count(of('sent', 'sentLate')), count(of('due')), count(of('late', 'sentLate')))}</p>
          <StatStrip stats={totals(rows)} />
          <ul className="health-tiles">{rows.map((row) => <li key={row.id} data-kind={MEANING[row.standing]}><b>{named(row)}</b><span>{w.reportStates[row.standing]}{row.missingNow > 0 && ` · ${w.missingNow} ${row.missingNow}`}</span></li>)}</ul>
        </>
      )}
    </ListPage>
  );
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: w.branch, value: (row) => named(row), show: (row) => <b>{named(row)}</b> },
  { key: 'state', title: w.state, value: (row) => w.reportStates[row.standing], show: (row) => <Badge kind={MEANING[row.standing]}>{w.reportStates[row.standing]}</Badge> },
  ...FIGURES.map((one): Column<Row> => ({ key: one, title: w.figures[one], value: (row) => row.report?.figures[one] ?? '', align: 'right', ...(['newlyAway', 'returned'].includes(one) && { spare: true }) })),
  { key: 'by', title: w.signer, value: (row) => row.report?.by ?? '' }, { key: 'at', title: w.time, value: (row) => (row.report ? clock(row.report.at, row.zone) : '') },
  { key: 'version', title: w.version, value: (row) => row.report?.version ?? '', align: 'right', spare: true },
];

function totals(rows: readonly Row[]): Stat[] {
  const sent = rows.flatMap((row) => (row.report ? [row.report.figures] : []));
  return (['declared', 'unwell', 'away', 'missing'] as const).map((one) => ({ label: w.figures[one], value: count(sent.reduce((sum, figures) => sum + figures[one], 0)), note: w.total }));
}

function One({ row }: { row: Row }) {
  if (!row.report) return <p className="soft">{w.noReport}</p>;
  const { figures, remark, by, at, version } = row.report;
  return <><p>{w.signedAt(version, by, clock(at, row.zone))}</p>{remark && <p>{w.remarkShort}: {remark}</p>}<dl className="health-figures">{FIGURES.map((one) => <div key={one}><dt>{w.figures[one]}</dt><dd>{figures[one]}</dd></div>)}</dl></>;
}
