import { Button } from 'antd';
import { useState } from 'react';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { Badge, EmptyState, FaultNotice, Loading, useCall, useDeed } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Outcome } from './Outcome.tsx';
import { TemperaturePad } from './TemperaturePad.tsx';
import { readTemperature } from './temperatures.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Case = Answer<typeof contract, 'GET /api/branches/:branch/abnormal-cases'>['cases'][number];
type Screened = Answer<typeof contract, 'POST /api/branches/:branch/door-screenings'>;

/** 异常处置: who rests before the second measurement, and who waits for a decision. Each reading of the list is recorded, so it is read when it changed. */
export function CasesPanel({ branch, changed, zone, onPassed }: { branch: string; changed: number; zone: string; onPassed: (seen: Screened) => void }) {
  const open = useCall(['abnormal-cases', branch, changed], () => call('GET /api/branches/:branch/abnormal-cases', { params: { branch } }));
  const door = useCall(['door-questions', branch], () => call('GET /api/branches/:branch/door-questions', { params: { branch } }));
  if (open.fault) return <FaultNotice fault={open.fault} again={open.again} />;
  if (!open.answer || !door.answer) return <Loading />;
  if (open.answer.cases.length === 0) return <EmptyState title={w.noCases} help={w.noCasesHelp} />;
  const { limit, comparator } = door.answer;
  return <div className="cases">{open.answer.cases.map((one) => <OneCase key={one.id} branch={branch} one={one} zone={zone} limit={limit} comparator={comparator} onPassed={onPassed} />)}</div>;
}

type OneProps = { branch: string; one: Case; zone: string; limit: number; comparator: '>' | '>='; onPassed: (seen: Screened) => void };

function OneCase({ branch, one, zone, limit, comparator, onPassed }: OneProps) {
  const [temperature, setTemperature] = useState('');
  const celsius = readTemperature(temperature);
  const second = useDeed((value: number) => call('POST /api/branches/:branch/abnormal-cases/:case/second-measurement', { params: { branch, case: one.id }, body: { temperature: value } }), {
    renews: [['abnormal-cases', branch]], done: (seen) => { if (seen.visit !== null) onPassed(seen); },
  });
  const isResting = one.secondFrom !== null && Date.parse(one.secondFrom) > bankNow().getTime();
  return (
    <section className="case" data-reason={one.reason}>
      <header>
        <h2>{one.reason === 'fever' ? w.fever : w.exposure}</h2>
        <span>{say(w.since, { at: clock(one.openedAt, zone) })}</span>
        {one.secondDue && <Badge kind={isResting ? 'watch' : 'info'}>{isResting ? say(w.restsUntil, { at: clock(one.secondFrom ?? '', zone) }) : w.secondNow}</Badge>}
      </header>
      {one.secondDue ? (
        <form onSubmit={(event) => { event.preventDefault(); if (celsius !== undefined) void second.run(celsius); }}>
          <p>{w.secondHelp}</p>
          <TemperaturePad limit={limit} comparator={comparator} value={temperature} onChange={setTemperature} />
          <Button type="primary" htmlType="submit" disabled={celsius === undefined} loading={second.busy}>{w.second}</Button>
        </form>
      ) : <Outcome branch={branch} of={one.id} reason={one.reason} done={() => undefined} />}
    </section>
  );
}
