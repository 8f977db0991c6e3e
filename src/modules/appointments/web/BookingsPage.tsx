import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { caller, type Answer } from '#ui/call.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { clock, dayOf } from '#ui/format.ts';
import { Badge, type Column, ListPage, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { BookForPerson } from './BookForPerson.tsx';
import { LoadBars } from './LoadBars.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const KINDS = { confirmed: 'info', checked_in: 'open', late: 'watch', no_show: 'watch', cancelled: 'closed' } as const;

type Day = Answer<typeof contract, 'GET /api/branches/:branch/days/:date/bookings'>;
type Row = Day['bookings'][number];

/** A day's bookings by time, how full each group is, what needs a call, and booking for a person at the desk or on the phone. */
export function BookingsPage() {
  const { branch } = usePlace();
  const toast = useToast();
  const [query, setQuery] = useSearchParams();
  const date = query.get('date') ?? dayOf(bankNow(), branch.timeZone);
  const key = ['bookings', branch.id, date];
  const { answer, fault, again, loading } = useCall(key, (signal) => call('GET /api/branches/:branch/days/:date/bookings', { params: { branch: branch.id, date }, signal }), { every: 20_000 });
  const errands = useCall(['errands', branch.id], (signal) => call('GET /api/branches/:branch/errands', { params: { branch: branch.id }, signal }), { stale: 300_000 });
  const [isBooking, setBooking] = useState(false);
  const giveBack = useDeed((booking: string) => call('POST /api/branches/:branch/bookings/:booking/cancellation', { params: { branch: branch.id, booking } }), { renews: [key], done: () => toast.done(w.gaveBack) });
  const nameOf = (code: string): string => named(errands.answer?.services.find((one) => one.code === code) ?? { name: code });
  const columns: Column<Row>[] = [
    { key: 'time', title: w.time, value: (row) => clock(row.startsAt, branch.timeZone), sorts: true, width: 90 },
    { key: 'service', title: w.service, value: (row) => nameOf(row.service) },
    { key: 'code', title: w.code, value: (row) => row.code, width: 110 },
    { key: 'phone', title: w.phone, value: (row) => row.phone ?? w.noPhone, width: 140 },
    { key: 'channel', title: w.channel, value: (row) => w.channels[row.channel], width: 110 },
    { key: 'keptFor', title: w.priority, value: (row) => (row.keptFor === 'priority' ? w.priority : w.none), width: 110, spare: true },
    { key: 'state', title: w.state, value: (row) => w.states[row.state], show: stateOf, sorts: true, width: 120 },
    {
      key: 'deeds', title: w.none, value: () => '', width: 120,
      show: (row) => (row.may.includes('cancel') ? giveBackButton(() => void giveBack.run(row.id)) : null),
    },
  ];

  return (
    <>
      {answer && (
        <div style={{ padding: '24px 36px 0' }}>
          {answer.overfull.length > 0 && <Notice kind="act" title={say(w.overfull, { n: answer.overfull.length })}>{w.overfullHelp}</Notice>}
          <LoadBars load={answer.load} standbys={answer.standbys.length} />
        </div>
      )}
      <ListPage<Row>
        name="bookings" title={w.title} below={w.below} rows={answer?.bookings} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
        searches={(row) => `${row.code} ${nameOf(row.service)}`} searchLabel={w.search}
        filters={[{ name: 'group', label: w.service, choices: Object.entries(w.groups).map(([value, label]) => ({ value, label })), fits: (row, group) => row.group === group }]}
        empty={{ title: w.empty, help: w.emptyHelp, action: <Button type="primary" onClick={() => setBooking(true)}>{w.book}</Button> }}
        actions={
          <>
            <Input type="date" aria-label={w.day} value={date} style={{ width: 160 }} onChange={(event) => setQuery((before) => { if (event.target.value) before.set('date', event.target.value); return before; }, { replace: true })} />
            <Button type="primary" onClick={() => setBooking(true)}>{w.book}</Button>
          </>
        }
      />
      {isBooking && <BookForPerson branch={branch.id} zone={branch.timeZone} services={errands.answer?.services ?? []} renews={key} close={() => setBooking(false)} />}
    </>
  );
}

function stateOf(row: Row) {
  return <Badge kind={KINDS[row.state]}>{w.states[row.state]}</Badge>;
}

function giveBackButton(onConfirm: () => void) {
  return <Popconfirm title={w.giveBackTitle} okText={w.yes} cancelText={w.no} onConfirm={onConfirm}><Button size="small">{w.giveBack}</Button></Popconfirm>;
}
