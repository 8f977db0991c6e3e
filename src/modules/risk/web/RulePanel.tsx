import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { count, shortDate } from '#ui/format.ts';
import { useDeed, useMe, useToast } from '#ui/staff/kit.ts';
import { can } from '../can.ts';
import { call, DESK, HISTORY, w, type Desk } from './ask.ts';

/** What makes a level: the rule in force, those before and after it, and another one from a day on. */
export function RulePanel({ desk }: { desk: Desk }) {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <section className="panel risk-rule" aria-labelledby="risk-rule">
      <h2 id="risk-rule">{w.rule}</h2>
      <p>{ruleText(desk.rule)}</p>
      {desk.rules.length > 0 && <ul className="plain">{desk.rules.map((one) => <li key={`${one.from}${one.days}${one.medium}${one.high}`}><b>{w.ruleFrom(shortDate(one.from))}</b> {ruleText(one)} <span className="soft">{one.source}</span></li>)}</ul>}
      {mayDo(me, can.changeRule) && (changing ? <RuleForm desk={desk} close={() => setChanging(false)} /> : <Button onClick={() => setChanging(true)}>{w.changeRule}</Button>)}
    </section>
  );
}

function ruleText({ days, medium, high }: Desk['rule']): string {
  return w.ruleNow(count(days), count(medium), count(high));
}

function RuleForm({ desk, close }: { desk: Desk; close: () => void }) {
  const toast = useToast();
  const [rule, setRule] = useState(desk.rule);
  const [from, setFrom] = useState(desk.today);
  const [source, setSource] = useState('');
  const change = useDeed(() => call('POST /api/risk/rules', { body: { from, rule, source } }), { renews: [DESK, HISTORY], done: () => { toast.done(w.ruleDone); close(); } });
  const figure = (name: keyof Desk['rule'], label: string, most: number) => (
    <label>{label}<InputNumber min={1} max={most} precision={0} value={rule[name]} onChange={(value) => setRule({ ...rule, [name]: value ?? 1 })} /></label>
  );
  return (
    <div className="risk-rule-form">
      {figure('days', w.days, 60)}{figure('medium', w.mediumFrom, 1_000_000)}{figure('high', w.highFrom, 1_000_000)}
      <label>{w.from}<Input type="date" value={from} min={desk.today} onChange={(event) => setFrom(event.target.value)} /></label>
      <label className="risk-source">{w.source}<Input value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} /></label>
      <Button type="primary" loading={change.busy} disabled={source.trim() === '' || from < desk.today || rule.high <= rule.medium} onClick={() => void change.run(undefined)}>{w.changeRule}</Button>
      <p className="soft">{w.ruleHelp}</p>
    </div>
  );
}
