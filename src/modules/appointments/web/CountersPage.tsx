import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { clock, dayOf, shortDate } from '#ui/format.ts';
import { Badge, type Column, EmptyState, ListPage, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import './bookings.css';
import { CountersPicture } from './CountersPicture.tsx';
import { PlanCounters } from './PlanCounters.tsx';
import { en } from './counters-words.en.ts';
import { zh } from './counters-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

export type CounterDay = Answer<typeof contract, 'GET /api/branches/:branch/days/:date/counter-plan'>;
type Plan = CounterDay['plans'][number];

/** How many counters are open when: a picture for each group against the work booked, and the plans that make it so. */
export function CountersPage() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [query, setQuery] = useSearchParams();
  const [isPlanning, setPlanning] = useState(false);
  const date = query.get('date') ?? dayOf(bankNow(), branch.timeZone);
  const key = ['counters', branch.id, date];
  const { answer, fault, again, loading } = useCall(key, (signal) => call('GET /api/branches/:branch/days/:date/counter-plan', { params: { branch: branch.id, date }, signal }));
  const withdraw = useDeed((plan: string) => call('DELETE /api/branches/:branch/counter-plans/:plan', { params: { branch: branch.id, plan } }), { renews: [['counters', branch.id]], done: () => toast.done(w.withdrawn) });
  const mayPlan = mayDo(me, can.planCounters);
  const planButton = <Button type="primary" disabled={!mayPlan} title={mayPlan ? undefined : w.mayNot} onClick={() => setPlanning(true)}>{w.plan}</Button>;
  const columns: Column<Plan>[] = [
    { key: 'group', title: w.group, value: (row) => w.groups[row.group], width: 110 },
    { key: 'days', title: w.days, value: (row) => (row.from === row.until ? shortDate(row.from) : `${shortDate(row.from)} – ${shortDate(row.until)}`) },
    { key: 'times', title: w.times, value: (row) => `${row.opens}–${row.closes}`, width: 140 },
    { key: 'counters', title: w.counters, value: (row) => row.counters, align: 'right', width: 110 },
    { key: 'plannedAt', title: w.plannedAt, value: (row) => `${shortDate(row.plannedAt.slice(0, 10))} ${clock(row.plannedAt, branch.timeZone)}`, width: 170 },
    { key: 'state', title: w.state, value: (row) => (row.isOn ? w.isOn : w.later), show: (row) => <Badge kind={row.isOn ? 'open' : 'info'}>{row.isOn ? w.isOn : w.later}</Badge>, width: 110 },
    { key: 'withdraw', title: w.withdraw, value: () => '', show: (row) => <Button size="small" disabled={!mayPlan} loading={withdraw.busy} onClick={() => void withdraw.run(row.id)}>{w.withdraw}</Button>, width: 110 },
  ];

  return (
    <>
      <ListPage<Plan>
        name={`counters-${branch.code}`} title={w.title} below={w.below} rows={answer?.plans} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
        tools={<h2 className="counters-plans">{w.plans}</h2>} empty={{ title: w.noPlans, help: w.noPlansHelp, action: planButton }}
        actions={<><Input type="date" className="list-day" aria-label={w.day} required value={date} onChange={(event) => { if (event.target.value) setQuery({ date: event.target.value }, { replace: true }); }} />{planButton}</>}
      >
        {answer && <Pictures day={answer} />}
        {answer && answer.plans.length > 0 && <p className="soft">{w.plansHelp}</p>}
      </ListPage>
      {isPlanning && answer && <PlanCounters branch={branch.id} day={answer} close={() => setPlanning(false)} />}
    </>
  );
}

function Pictures({ day }: { day: CounterDay }) {
  const shown = day.groups.filter((one) => one.stretches.length > 0);
  if (shown.length === 0) return <EmptyState title={w.closedDay} help={w.closedHelp} />;
  return <div className="counters-pictures">{shown.map((one) => <CountersPicture key={one.group} group={one} day={day} />)}</div>;
}
