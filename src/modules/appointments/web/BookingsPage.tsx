import { Button, Input, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { caller, type Answer } from '#ui/call.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { clock, dayOf } from '#ui/format.ts';
import { Badge, type Column, ListPage, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, say, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { BookForPerson } from './BookForPerson.tsx';
import './bookings.css';
import { CallPerson } from './CallPerson.tsx';
import { LoadBars } from './LoadBars.tsx';
import { MoveForPerson } from './MoveForPerson.tsx';
import { Told, toldText } from './Told.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const KINDS = { confirmed: 'info', checked_in: 'open', late: 'watch', no_show: 'watch', cancelled: 'closed' } as const;

type Day = Answer<typeof contract, 'GET /api/branches/:branch/days/:date/bookings'>;
export type BookingOfDay = Day['bookings'][number];
type Open = { kind: 'book' } | { kind: 'move' | 'call'; booking: BookingOfDay };

/** A day's bookings by time, how full each group is, who needs a call, and booking or moving for a person at the desk or on the phone. */
export function BookingsPage() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [query, setQuery] = useSearchParams();
  const [opened, setOpened] = useState<Open>();
  const zone = branch.timeZone;
  const date = query.get('date') ?? dayOf(bankNow(), zone);
  const key = ['bookings', branch.id, date];
  const { answer, fault, again, loading } = useCall(key, (signal) => call('GET /api/branches/:branch/days/:date/bookings', { params: { branch: branch.id, date }, signal }), { every: 20_000 });
  const errands = useCall(['errands', branch.id], (signal) => call('GET /api/branches/:branch/errands', { params: { branch: branch.id }, signal }), { stale: 300_000 });
  const giveBack = useDeed((booking: string) => call('POST /api/branches/:branch/bookings/:booking/cancellation', { params: { branch: branch.id, booking } }), { renews: [key], done: () => toast.done(w.gaveBack) });
  const nameOf = (code: string): string => named(errands.answer?.services.find((one) => one.code === code) ?? { name: code });
  const overfull = useMemo(() => new Set(answer?.overfull), [answer]);
  const mayCall = mayDo(me, can.phoneOf);
  const set = (name: string, value: string): void => setQuery((before) => { before.set(name, value); return before; }, { replace: true });
  const close = (): void => setOpened(undefined);

  const columns: Column<BookingOfDay>[] = [
    { key: 'time', title: w.time, value: (row) => clock(row.startsAt, zone), sorts: true, width: 90 },
    { key: 'service', title: w.service, value: (row) => nameOf(row.service) },
    { key: 'code', title: w.code, value: (row) => row.code, width: 110 },
    { key: 'phone', title: w.phone, value: (row) => row.phone ?? w.noPhone, width: 140 },
    { key: 'channel', title: w.channel, value: (row) => w.channels[row.channel], width: 110 },
    { key: 'keptFor', title: w.priority, value: (row) => (row.keptFor === 'priority' ? w.priority : w.none), width: 110, spare: true },
    { key: 'told', title: w.told, value: (row) => toldText(row.told), show: (row) => <Told told={row.told} zone={zone} />, width: 170 },
    { key: 'state', title: w.state, value: (row) => w.states[row.state], show: (row) => <State row={row} isOverfull={overfull.has(row.id)} />, sorts: true, width: 150 },
    {
      key: 'deeds', title: w.whatDone, value: () => '', width: 230,
      show: (row) => (
        <span className="bookings-deeds">
          {row.may.includes('move') && <Button size="small" onClick={() => setOpened({ kind: 'move', booking: row })}>{w.move}</Button>}
          {row.phone !== null && mayCall && <Button size="small" onClick={() => setOpened({ kind: 'call', booking: row })}>{w.callPerson}</Button>}
          {row.may.includes('cancel') && <GiveBack onConfirm={() => void giveBack.run(row.id)} />}
        </span>
      ),
    },
  ];

  return (
    <>
      <ListPage<BookingOfDay>
        name="bookings" title={w.title} below={w.below} rows={answer?.bookings} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
        searches={(row) => `${row.code} ${nameOf(row.service)}`} searchLabel={w.search}
        filters={[
          { name: 'group', label: w.service, choices: Object.entries(w.groups).map(([value, label]) => ({ value, label })), fits: (row, group) => row.group === group },
          { name: 'overfull', label: w.overfullFilter, choices: [{ value: 'yes', label: w.overfullFilter }], fits: (row) => overfull.has(row.id) },
        ]}
        tools={<Input type="date" className="list-day" aria-label={w.day} required value={date} onChange={(event) => { if (event.target.value) set('date', event.target.value); }} />}
        empty={{ title: w.empty, help: w.emptyHelp, action: <Button type="primary" onClick={() => setOpened({ kind: 'book' })}>{w.book}</Button> }}
        actions={<Button type="primary" onClick={() => setOpened({ kind: 'book' })}>{w.book}</Button>}
      >
        {answer && answer.overfull.length > 0 && (
          <Notice kind="act" title={say(w.overfull, { n: answer.overfull.length })} action={<Button onClick={() => set('overfull', 'yes')}>{w.onlyOverfull}</Button>}><p>{w.overfullHelp}</p></Notice>
        )}
        {answer && <LoadBars load={answer.load} standbys={answer.standbys.length} />}
      </ListPage>
      {opened?.kind === 'book' && <BookForPerson branch={branch.id} zone={zone} services={errands.answer?.services ?? []} renews={key} close={close} />}
      {opened?.kind === 'move' && <MoveForPerson branch={branch.id} zone={zone} booking={opened.booking} errand={nameOf(opened.booking.service)} renews={key} close={close} />}
      {opened?.kind === 'call' && <CallPerson branch={branch.id} booking={opened.booking} close={close} />}
    </>
  );
}

function State({ row, isOverfull }: { row: BookingOfDay; isOverfull: boolean }) {
  return isOverfull ? <Badge kind="act">{w.overfullFilter}</Badge> : <Badge kind={KINDS[row.state]}>{w.states[row.state]}</Badge>;
}

function GiveBack({ onConfirm }: { onConfirm: () => void }) {
  return <Popconfirm title={w.giveBackTitle} okText={w.yes} cancelText={w.no} onConfirm={onConfirm}><Button size="small">{w.giveBack}</Button></Popconfirm>;
}
