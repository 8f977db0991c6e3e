import { Button } from 'antd';
import { useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { EmptyState, FaultNotice, Loading, useCall, useDeed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Case = Answer<typeof contract, 'GET /api/branches/:branch/abnormal-cases'>['cases'][number];
const WAYS = [['cash_machine', w.cash_machine], ['phone_bank', w.phone_bank], ['app', w.app], ['appointment', w.appointment]] as const;

/** 异常处置: who rests before the second measurement, and who waits for a decision. */
export function CasesPanel({ branch }: { branch: string }) {
  const open = useCall(['abnormal-cases', branch], () => call('GET /api/branches/:branch/abnormal-cases', { params: { branch } }), { every: 10_000 });
  if (open.fault) return <FaultNotice fault={open.fault} again={open.again} />;
  if (!open.answer) return <Loading />;
  if (open.answer.cases.length === 0) return <EmptyState title={w.noCases} />;
  return <>{open.answer.cases.map((one) => <OneCase key={one.id} branch={branch} one={one} />)}</>;
}

function OneCase({ branch, one }: { branch: string; one: Case }) {
  const [temperature, setTemperature] = useState('');
  const renews = [['abnormal-cases', branch]] as const;
  const second = useDeed((value: number) => call('POST /api/branches/:branch/abnormal-cases/:case/second-measurement', { params: { branch, case: one.id }, body: { temperature: value } }), { renews });
  const decide = useDeed((body: Parameters<typeof call<'POST /api/branches/:branch/abnormal-cases/:case/outcome'>>[1]['body']) => call('POST /api/branches/:branch/abnormal-cases/:case/outcome', { params: { branch, case: one.id }, body }), { renews });
  return (
    <section>
      <h2>{one.reason === 'fever' ? w.fever : w.exposure} · {clock(one.openedAt)}</h2>
      {one.secondDue ? (
        <form onSubmit={(event) => { event.preventDefault(); void second.run(Math.round(Number(temperature) * 10) / 10); }}>
          <label className="field">{w.second}<input value={temperature} inputMode="decimal" maxLength={5} onChange={(event) => setTemperature(event.target.value)} /></label>
          <Button type="primary" htmlType="submit" disabled={temperature === ''} loading={second.busy}>{w.second}</Button>
        </form>
      ) : (
        <>
          <p>{w.turnedAway}</p>
          <div className="lobby-choices">{WAYS.map(([way, label]) => <Button key={way} disabled={decide.busy} onClick={() => void decide.run({ outcome: 'turned_away', alternative: way })}>{label}</Button>)}</div>
          <div className="lobby-choices"><Button disabled={decide.busy} onClick={() => void decide.run({ outcome: 'dedicated_area' })}>{w.dedicated}</Button><Button danger disabled={decide.busy} onClick={() => void decide.run({ outcome: 'isolation_room', helpCalled: true })}>{w.isolation}</Button></div>
        </>
      )}
    </section>
  );
}
