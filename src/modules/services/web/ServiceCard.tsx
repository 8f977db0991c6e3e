import { Button } from 'antd';
import { mayDo } from '#kernel/permission.ts';
import { count } from '#ui/format.ts';
import { Badge, FaultNotice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { HereMinutes } from './HereMinutes.tsx';
import { bodyOf, call, oneDigit, type Row, type Version, w } from './ask.ts';

const KINDS = { planned: 'info', inForce: 'open', past: 'closed', withdrawn: 'closed' } as const;

/** One service: how it is done and how long it takes, and what the catalogue said of it when. */
export function ServiceCard({ row, ways, edit }: { row: Row; ways: readonly string[]; edit: (() => void) | undefined }) {
  const { me } = usePlace();
  return (
    <>
      <dl className="facts">
        <div><dt>{w.ways}</dt><dd>{ways.join(' · ')}</dd></div>
        <div><dt>{w.minutes}</dt><dd>{w.inMinutes(count(row.minutes))}{row.machineMinutes !== null && ` · ${w.machine} ${w.inMinutes(count(row.machineMinutes))}`}</dd></div>
        <div>
          <dt>{w.learnt}</dt>
          <dd>{row.learnt ? <>{w.measured(oneDigit(row.learnt.mean), count(row.learnt.samples))} <small className="soft service-help">{w.learntHelp(count(row.learnt.samples), oneDigit(row.learnt.p80))}</small></> : w.notMeasured}</dd>
        </div>
        <div><dt>{w.here}</dt><dd><HereMinutes row={row} /><small className="soft service-help">{w.whys[row.here.why]}{row.here.learntFrom !== null && ` ${w.since(row.here.learntFrom)}`} {w.hereHelp}</small></dd></div>
        <div><dt>{w.urgency}</dt><dd>{w.urgencies[row.urgency]}</dd></div>
        <div><dt>{w.mask}</dt><dd>{row.maskOff ? w.maskYes : w.maskNo}</dd></div>
        <div><dt>{w.bring}</dt><dd>{pickText(row.bring, row.bringEn) || '–'}</dd></div>
        <div><dt>{w.online}</dt><dd>{pickText(row.online, row.onlineEn) || '–'}</dd></div>
      </dl>
      {edit ? <Button type="primary" onClick={edit}>{w.edit}</Button> : <p className="soft">{w.readOnly}</p>}
      {mayDo(me, can.seeVersions) && <Versions row={row} />}
    </>
  );
}

function Versions({ row }: { row: Row }) {
  const { me } = usePlace();
  const toast = useToast();
  const { answer, fault, again } = useCall(['services', 'versions', row.code], (signal) => call('GET /api/services/:code/versions', { params: { code: row.code }, signal }));
  const takeBack = useDeed((number: number) => call('POST /api/services/:code/versions/:number/withdrawal', { params: { code: row.code, number: String(number) } }), { renews: [['services']], done: () => toast.done(w.tookBack) });
  const back = useDeed((body: Version['body']) => call('PUT /api/services', { body }), { renews: [['services']], done: () => toast.done(w.saved('', true), () => back.run(bodyOf(row))) });
  const mayPut = mayDo(me, can.put);
  if (fault !== undefined) return <FaultNotice fault={fault} again={again} />;
  return (
    <section className="service-versions">
      <h3>{w.versions}</h3>
      <ol>
        {answer?.versions.map((one) => (
          <li key={one.number}>
            <span><b>{w.number(one.number)}</b> {w.from(one.fromOn)} · {w.inMinutes(count(one.body.minutes))}</span>
            <Badge kind={KINDS[one.state]}>{w.states[one.state]}</Badge>
            {mayPut && one.state === 'planned' && <Button size="small" loading={takeBack.busy} onClick={() => void takeBack.run(one.number)}>{w.takeBack}</Button>}
            {mayPut && one.state === 'past' && <Button size="small" loading={back.busy} onClick={() => void back.run(one.body)}>{w.again}</Button>}
          </li>
        ))}
      </ol>
    </section>
  );
}
