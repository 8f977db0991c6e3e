import { Button, Input } from 'antd';
import { useState } from 'react';
import { clock } from '#ui/format.ts';
import { Badge, Notice, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { call, FIGURES, w } from './ask.ts';
import type { Board } from './shapes.ts';

/** 零报告: the figures as they stand, signed in one tap; a correction is the next version. */
export function ReportPanel({ board, renews }: { board: Board; renews: string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [remark, setRemark] = useState('');
  const last = board.reports[0];
  const sign = useDeed((over: number) => call('POST /api/branches/:branch/health-reports', { params: { branch: branch.id }, body: { over, remark: remark.trim() === '' ? null : remark.trim() } }), { renews: [renews], done: () => { setRemark(''); toast.done(w.doneReport); } });
  const same = last !== undefined && FIGURES.every((one) => last.figures[one] === board.figures[one]) && remark.trim() === '';
  return (
    <section className="panel" aria-labelledby="report">
      <h2 id="report">{w.report}</h2>
      <p className="soft">{w.reportHelp(board.reportBy)}</p>
      {last ? <Notice kind={last.late && last.version === 1 ? 'watch' : 'open'} title={w.signedAt(last.version, last.by, clock(last.at, board.zone))}>{last.late && <p><Badge kind="watch">{w.late}</Badge></p>}{last.remark && <p>{last.remark}</p>}</Notice> : <Notice kind="watch">{w.notSigned}</Notice>}
      <dl className="health-figures">{FIGURES.map((one) => <div key={one} data-zero={board.figures[one] === 0 ? '' : undefined}><dt>{w.figures[one]}</dt><dd>{board.figures[one]}</dd></div>)}</dl>
      <label className="field">{w.remark}<Input.TextArea value={remark} maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} onChange={(event) => setRemark(event.target.value)} /></label>
      <div className="said-foot"><Button type={last ? 'default' : 'primary'} size="large" disabled={same} loading={sign.busy} onClick={() => void sign.run(last?.version ?? 0)}>{last ? w.correct : w.sign}</Button>{same && <span className="soft">{w.same}</span>}</div>
    </section>
  );
}
