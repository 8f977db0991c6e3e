import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import type { Answer } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, Loading, Notice, StaleBanner, useDeed, useLive, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { call } from './ask.ts';
import { en } from './opening-words.en.ts';
import { zh } from './opening-words.zh.ts';
import './protection.css';

const w = words({ zh, en });
export type Net = Answer<typeof contract, 'GET /api/branches/:branch/net'>;
type Check = Net['gate']['checks'][number];
const MEANING = { green: 'open', watch: 'watch', red: 'act', unsaid: 'info' } as const;
const WHERE = { disinfection: '/rounds', devices: '/rounds', supplies: '/supplies', staff: '/health', approval: '/settings' } as const;

/** 开门清单: one list; green is signed by the lobby manager, red only by the head, with a name and a reason. */
export function OpeningPage() {
  const { branch } = usePlace();
  const { picture: net, line } = useLive<Net>(`/api/branches/${branch.id}/live/net`);
  if (!net) return <DeskPage title={w.title} below={named(branch)}>{line.stale ? <FaultNotice fault={undefined} /> : <Loading />}</DeskPage>;
  return (
    <>
      <StaleBanner line={line} zone={net.rounds.zone} />
      <DeskPage title={w.title} below={<span className="day-line"><span>{named(branch)}</span><span>{shortDate(net.rounds.date)}</span><span>{w.below}</span></span>}>
        {!net.gate.people ? <Notice kind="closed" title={w.closedDay} /> : net.gate.signed ? <Signed net={net} signed={net.gate.signed} /> : <ToSign net={net} />}
      </DeskPage>
    </>
  );
}

function ToSign({ net }: { net: Net }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [staff, setStaff] = useState<number | null>(null);
  const [why, setWhy] = useState<string>();
  const params = { branch: branch.id };
  const declared = net.health.inUse;
  const sign = useDeed((people: number | undefined) => call('POST /api/branches/:branch/gate', { params, body: people === undefined ? {} : { staff: people } }), { done: () => toast.done(w.done) });
  const override = useDeed((people: number | undefined) => call('POST /api/branches/:branch/gate/override', { params, body: { ...(people !== undefined && { staff: people }), why: why ?? '' } }), { done: () => toast.done(w.done) });
  const checks = net.gate.checks.map((check) => (check.kind === 'staff' && !declared ? withStaff(check, staff) : check));
  const unsaid = !declared && staff === null;
  const red = checks.some((check) => check.light === 'red');
  const mayOverride = mayDo(me, can.overrideGate);
  const maySign = mayDo(me, can.signGate);
  return (
    <>
      <Notice kind={net.gate.holds ? 'watch' : 'info'}>{net.gate.holds ? w.holds : w.notOn}</Notice>
      <Lights checks={checks} net={net} go />
      <div className="gate-foot">
        {!declared && <label className="field gate-staff">{w.staffLabel}<InputNumber<number> min={1} max={1000} precision={0} size="large" value={staff} onChange={setStaff} /></label>}
        {maySign && <Button type="primary" size="large" disabled={red || unsaid} loading={sign.busy} onClick={() => void sign.run(staff ?? undefined)}>{w.sign}</Button>}
        <p className="soft">{red ? w.red : unsaid ? w.unsaid : ''}</p>
      </div>
      {red && (mayOverride ? (
        <section className="panel gate-override" aria-labelledby="override">
          <h2 id="override">{w.override}</h2>
          <p>{w.overrideHelp}</p>
          <label className="field">{w.why}<Input.TextArea value={why} maxLength={300} autoSize={{ minRows: 2 }} onChange={(event) => setWhy(event.target.value)} /></label>
          <Button danger size="large" disabled={unsaid || (why ?? '').trim() === ''} loading={override.busy} onClick={() => void override.run(staff ?? undefined)}>{w.overrideYes}</Button>
        </section>
      ) : <p className="soft">{w.headOnly}</p>)}
      {red && mayOverride && (
        <section className="panel" aria-labelledby="shut">
          <h2 id="shut">{w.shut}</h2>
          <p>{w.shutHelp}</p>
          <Link to={`/closures?branch=${branch.id}&close=supplies`}><Button size="large" tabIndex={-1}>{w.shutGo}</Button></Link>
        </section>
      )}
    </>
  );
}

function Signed({ net, signed }: { net: Net; signed: NonNullable<Net['gate']['signed']> }) {
  const at = clock(signed.at, net.rounds.zone);
  return (
    <>
      <div role="status"><Notice kind={signed.verdict === 'green' ? 'open' : 'watch'} title={signed.verdict === 'green' ? w.signed(signed.by, at) : w.overridden(signed.by, at)}>{signed.why && <p>{signed.why}</p>}</Notice></div>
      <h2>{w.record}</h2>
      <Lights checks={signed.checks} net={net} staff={signed.staff} />
    </>
  );
}

/** A light, what it is, what is missing, and the way there. */
export function Lights({ checks, net, go = false, staff }: { checks: readonly Check[]; net: Net; go?: boolean; staff?: number }) {
  const { branch } = usePlace();
  return (
    <ol className="lights">
      {checks.map((check) => (
        <li key={check.kind} data-light={check.light}>
          <i className="light" aria-hidden="true" />
          <div>
            <b>{w.checks[check.kind]}</b> <Badge kind={MEANING[check.light]}>{w.lights[check.light]}</Badge>
            <p className="soft">{check.kind === 'staff' && staff !== undefined ? `${staff} ${w.people}` : check.kind === 'staff' && net.health.inUse ? w.declared(net.health.well, net.health.missing + net.health.waiting, net.health.unwell + net.health.away) : w.says[check.kind](check.open, check.of)}{check.about.length > 0 && check.open > 0 ? `${pickText('：', ': ')}${aboutOf(check, net)}` : ''}</p>
          </div>
          {go && WHERE[check.kind] && check.light !== 'green' && <Link to={`${WHERE[check.kind] ?? ''}?branch=${branch.id}`}><Button tabIndex={-1}>{w.go[check.kind]}</Button></Link>}
        </li>
      ))}
    </ol>
  );
}

function withStaff(check: Check, staff: number | null): Check {
  if (staff === null) return check;
  return { ...check, open: Math.max(0, check.of - staff), light: staff < check.of ? 'red' : 'green' };
}

const MOST_NAMED = 6;

function aboutOf(check: Check, net: Net): string {
  const names = check.about.map((one) => {
    const place = net.rounds.places.find((each) => each.id === one);
    const item = net.supplies.find((each) => each.code === one);
    return place ? pickText(place.name, place.nameEn) : item ? pickText(item.name, item.nameEn) : one;
  });
  return `${names.slice(0, MOST_NAMED).join(pickText('、', ', '))}${names.length > MOST_NAMED ? ' …' : ''}`;
}
