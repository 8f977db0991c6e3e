import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { type Answer } from '#ui/call.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { call, howOf, RISK_MEANING, w as shared } from './ask.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { en } from './plan-words.en.ts';
import { zh } from './plan-words.zh.ts';
import './protection.css';

const w = words({ zh, en });
type Plan = Answer<typeof contract, 'GET /api/branches/:branch/rounds-plan'>;
type Risk = Plan['level'];
const LEVELS = ['low', 'medium', 'high'] as const;

/** 防护计划: how often what is done at each level; a raised level lets the day grow from that moment on. */
export function PlanPage() {
  const { branch, me } = usePlace();
  const key = ['rounds-plan', branch.id];
  const { answer, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/rounds-plan', { params: { branch: branch.id }, signal }), { every: 30_000 });
  const [shown, setShown] = useState<Risk>();
  const [edits, setEdits] = useState(false);
  const may = mayDo(me, can.setRisk);
  if (!answer) return <DeskPage title={w.title} below={named(branch)}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  return (
    <DeskPage title={w.title} below={<span className="day-line"><span>{named(branch)}</span><span>{w.inForce}</span><Badge kind={RISK_MEANING[answer.level]}>{shared.risks[answer.level]}</Badge></span>} wide actions={!edits && mayDo(me, can.changePlan) && answer.lines.length > 0 && <Button onClick={() => setEdits(true)}>{w.edit}</Button>}>
      {answer.area && <p className="plan-area">{w.areaStands(answer.area.name, shared.risks[answer.area.level], `${shortDate(new Date(answer.area.since), answer.zone)} ${clock(answer.area.since, answer.zone)}`)} {answer.area.judged === 'none' && <b>{w.areaUnknown}</b>} <span className="soft">{w.neverLaxer}</span></p>}
      {may && <SetLevel plan={answer} renews={key} />}
      {edits && <PlanEditor key={branch.id} plan={answer} renews={key} close={() => setEdits(false)} />}
      {!edits && <Lines plan={answer} level={shown ?? answer.level} show={setShown} />}
      <History plan={answer} />
    </DeskPage>
  );
}

function Lines({ plan, level, show }: { plan: Plan; level: Risk; show: (level: Risk) => void }) {
  return (
    <section className="panel" aria-labelledby="plan-lines">
      <div className="plan-head">
        <h2 id="plan-lines">{w.lines}</h2>
        <Segmented<Risk> value={level} aria-label={shared.risk} onChange={show} options={LEVELS.map((value) => ({ value, label: <span className="plan-level">{shared.risks[value]} <small>{w.aDay(count(plan.load[value]))}</small></span> }))} />
      </div>
      <ul className="plain">
        {plan.lines.map((line) => (
          <li key={line.code} className="plan-line">
            <div><b>{pickText(line.zh, line.en)}</b> <span className="soft">{line.classes.map((one) => shared.classes[one]).join(pickText('、', ', '))} · {w.places(count(line.places))}</span><br /><span className="soft">{howOf(line)}</span></div>
            <div className="plan-times">{line.times[level].length === 0 ? <span className="soft">{w.notAtThisLevel}</span> : line.times[level].map((at) => <span key={at} data-more={line.times.low.includes(at) ? undefined : ''}>{clock(at, plan.zone)}</span>)}</div>
          </li>
        ))}
      </ul>
      <p className="soft">{w.more}</p>
    </section>
  );
}

function SetLevel({ plan, renews }: { plan: Plan; renews: readonly string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [level, setLevel] = useState<Risk>(plan.level);
  const [reason, setReason] = useState('');
  const [where, setWhere] = useState<'branch' | 'region'>('branch');
  const done = (): void => { setReason(''); toast.done(w.set(shared.risks[level])); };
  const set = useDeed<undefined, unknown>(() => (where === 'branch'
    ? call('POST /api/branches/:branch/risk-level', { params: { branch: branch.id }, body: { level, reason } })
    : call('POST /api/regions/:region/risk-level', { params: { region: branch.region }, body: { level, reason } })), { renews: [renews], done });
  const change = plan.load[level] - plan.load[plan.level];
  return (
    <section className="panel plan-set" aria-label={w.change}>
      <h2>{w.change}</h2>
      <Segmented<Risk> value={level} aria-label={w.change} onChange={setLevel} options={LEVELS.map((value) => ({ value, label: shared.risks[value] }))} />
      <Segmented value={where} aria-label={w.where} onChange={setWhere} options={[{ value: 'branch', label: named(branch) }, { value: 'region', label: w.region }]} />
      <Input value={reason} maxLength={200} aria-label={w.reason} placeholder={w.reason} onChange={(event) => setReason(event.target.value)} />
      <Button type="primary" loading={set.busy} disabled={reason.trim() === ''} onClick={() => { void set.run(undefined); }}>{w.fromNow}</Button>
      <p className="soft">{change === 0 ? w.same : change > 0 ? w.grows(count(change)) : w.shrinks(count(-change))}</p>
    </section>
  );
}

function History({ plan }: { plan: Plan }) {
  return (
    <section className="panel plan-history" aria-labelledby="plan-history">
      <h2 id="plan-history">{w.history}</h2>
      {plan.history.length === 0 && <p className="soft">{w.noHistory}</p>}
      <ul className="plain">{plan.history.map((one) => <li key={one.fromAt}><Badge kind={RISK_MEANING[one.level]}>{shared.risks[one.level]}</Badge> <b>{shortDate(new Date(one.fromAt), plan.zone)} {clock(one.fromAt, plan.zone)}</b> {one.reason} <span className="soft">{one.by}</span></li>)}</ul>
    </section>
  );
}
