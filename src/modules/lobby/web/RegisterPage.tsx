import { Button, Input, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { clock, dayOf, fullDate } from '#ui/format.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, useCall, useDeed, usePlace } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Certificates } from './Certificates.tsx';
import './lobby.css';
import { en } from './register-words.en.ts';
import { zh } from './register-words.zh.ts';
import { ShowPhone } from './ShowPhone.tsx';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Row = Answer<typeof contract, 'GET /api/branches/:branch/registrations'>['registrations'][number];
const AT_ONCE = 50;

/** 来访登记簿: who passed the door on a day, phones masked. Each reading is on the trail; there is no export, and after its days the register is destroyed. */
export function RegisterPage() {
  const { branch, me } = usePlace();
  const [address, setAddress] = useSearchParams();
  const date = address.get('day') ?? dayOf(bankNow(), branch.timeZone);
  const isHead = me.roles.includes('branch_head');
  return (
    <DeskPage title={w.title} below={fullDate(date)} actions={<Input type="date" className="list-day" aria-label={w.day} value={date} max="2099-12-31" onChange={(event) => { if (event.target.value) setAddress({ day: event.target.value }, { replace: true }); }} />}>
      <p className="soft">{w.help}</p>
      <OneDay key={`${branch.id} ${date}`} branch={branch.id} zone={branch.timeZone} date={date} mayUnmask={isHead} />
      {(isHead || me.roles.includes('auditor')) && <Certificates branch={branch.id} zone={branch.timeZone} />}
    </DeskPage>
  );
}

function OneDay({ branch, zone, date, mayUnmask }: { branch: string; zone: string; date: string; mayUnmask: boolean }) {
  const [older, setOlder] = useState<readonly Row[]>([]);
  const [hasMore, setMore] = useState<boolean>();
  const first = useCall(['registrations', branch, date], () => call('GET /api/branches/:branch/registrations', { params: { branch }, query: { date, limit: AT_ONCE } }));
  const rows = [...(first.answer?.registrations ?? []), ...older];
  const more = useDeed(() => call('GET /api/branches/:branch/registrations', { params: { branch }, query: { date, limit: AT_ONCE, before: rows.at(-1)?.at } }), {
    done: (answer) => { setOlder([...older, ...answer.registrations]); setMore(answer.more); },
  });
  if (first.fault) return <FaultNotice fault={first.fault} again={first.again} />;
  if (first.answer && rows.length === 0) return <EmptyState title={w.empty} help={w.emptyHelp} />;
  const columns: TableColumnType<Row>[] = [
    { key: 'at', title: w.time, render: (_, row) => clock(row.at, zone), width: 90 },
    { key: 'passed', title: w.result, render: (_, row) => <Badge kind={row.passed ? 'open' : 'act'}>{row.passed ? w.passed : w.notPassed}</Badge> },
    { key: 'how', title: w.how, render: (_, row) => (row.beforehand ? w.beforehand : w.atDoor) },
    { key: 'consent', title: w.consent, render: (_, row) => `${w.consents[row.consentBy]} · ${row.consentVersion}` },
    { key: 'limit', title: w.limit, render: (_, row) => `${row.comparator === '>=' ? '≥' : '>'} ${row.limit.toFixed(1)} °C` },
    { key: 'phone', title: w.phone, render: (_, row) => <>{row.phone ?? (row.contact === 'paper' ? w.onPaper : '–')}{mayUnmask && row.phone && <ShowPhone branch={branch} registration={row.id} />}</> },
  ];
  return (
    <>
      <Table<Row> rowKey="id" dataSource={rows} columns={columns} loading={!first.answer} pagination={false} scroll={{ x: 'max-content' }} size="middle" />
      {(hasMore ?? first.answer?.more) && <p><Button block loading={more.busy} onClick={() => void more.run(undefined)}>{w.more}</Button></p>}
    </>
  );
}
