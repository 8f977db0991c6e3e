import { Button, Input, InputNumber, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { Badge, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call } from './ask.ts';
import { type Supplies, type Transfer, w } from './supplies-ask.ts';

const MEANING = { asked: 'watch', sent: 'info', received: 'open', declined: 'closed', withdrawn: 'closed' } as const;

/** 调拨: what is asked for, on the way and received; each end signs with its own count. */
export function Transfers({ supplies }: { supplies: Supplies }) {
  return (
    <section className="panel" aria-labelledby="transfers">
      <h2 id="transfers">{w.transfers}</h2>
      {supplies.transfers.length === 0 && <p className="soft">{w.transfersNone}</p>}
      <ul className="plain">{supplies.transfers.map((one) => <One key={one.id} transfer={one} zone={supplies.zone} />)}</ul>
    </section>
  );
}

function One({ transfer, zone }: { transfer: Transfer; zone: string }) {
  const { branch, me } = usePlace();
  const mayLead = mayDo(me, can.signTransfer);
  const isSender = transfer.from?.id === branch.id;
  const unit = pickText(transfer.unit, transfer.unitEn);
  const when = (at: string | null, by: string | null): string => (at === null ? '' : w.signed(by ?? '', `${shortDate(new Date(at), zone)} ${clock(at, zone)}`));
  const lost = transfer.sent !== null && transfer.received !== null ? transfer.sent - transfer.received : 0;
  return (
    <li className="transfer">
      <div>
        <b>{pickText(transfer.name, transfer.nameEn)} {count(transfer.sent ?? transfer.quantity)} {unit}</b> <Badge kind={MEANING[transfer.state]}>{w.states[transfer.state]}</Badge>
        <p className="transfer-way"><span>{transfer.from ? named(transfer.from) : w.headOffice}</span><i aria-hidden="true">→</i><span>{named(transfer.to)}</span></p>
        <p className="soft">{[transfer.sentAt && `${w.from} ${when(transfer.sentAt, transfer.sentBy)}`, transfer.receivedAt && `${w.to} ${when(transfer.receivedAt, transfer.receivedBy)}`, lost > 0 && w.lost(count(lost)), transfer.why].filter(Boolean).join(' · ') || when(transfer.askedAt, transfer.askedBy)}</p>
      </div>
      {mayLead && transfer.state === 'asked' && isSender && <Send transfer={transfer} />}
      {mayLead && !isSender && (transfer.state === 'sent' || (transfer.state === 'asked' && transfer.from === null)) && <Take transfer={transfer} />}
      {mayLead && transfer.state === 'asked' && <Decline transfer={transfer} label={isSender ? w.decline : w.withdraw} />}
    </li>
  );
}

function Send({ transfer }: { transfer: Transfer }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [quantity, setQuantity] = useState(transfer.quantity);
  const send = useDeed(() => call('POST /api/branches/:branch/transfers/:transfer/sending', { params: { branch: branch.id, transfer: transfer.id }, body: { quantity } }), { renews: [['supplies', branch.id]], done: () => toast.done(w.sent) });
  return <Space.Compact><InputNumber<number> aria-label={w.quantity} min={1} precision={0} value={quantity} onChange={(to) => setQuantity(to ?? 1)} /><Button type="primary" loading={send.busy} onClick={() => { void send.run(undefined); }}>{w.send}</Button></Space.Compact>;
}

function Take({ transfer }: { transfer: Transfer }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [quantity, setQuantity] = useState(transfer.sent ?? transfer.quantity);
  const [batch, setBatch] = useState('');
  const take = useDeed(() => call('POST /api/branches/:branch/transfers/:transfer/receipt', { params: { branch: branch.id, transfer: transfer.id }, body: { quantity, batch } }), { renews: [['supplies', branch.id]], done: () => toast.done(w.received) });
  return (
    <Space.Compact>
      {transfer.from === null && <Input aria-label={w.batch} placeholder={w.batch} maxLength={40} value={batch} onChange={(event) => setBatch(event.target.value)} />}
      <InputNumber<number> aria-label={w.counted} min={0} precision={0} value={quantity} onChange={(to) => setQuantity(to ?? 0)} />
      <Button type="primary" loading={take.busy} onClick={() => { void take.run(undefined); }}>{w.arrived}</Button>
    </Space.Compact>
  );
}

function Decline({ transfer, label }: { transfer: Transfer; label: string }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [why, setWhy] = useState('');
  const decline = useDeed(() => call('POST /api/branches/:branch/transfers/:transfer/refusal', { params: { branch: branch.id, transfer: transfer.id }, body: { why } }), { renews: [['supplies', branch.id]], done: () => toast.done(w.declined) });
  return (
    <Popconfirm title={w.why} description={<Input value={why} maxLength={200} aria-label={w.why} onChange={(event) => setWhy(event.target.value)} />} okText={label} cancelText={w.close} icon={null} okButtonProps={{ disabled: why.trim() === '' }} onConfirm={() => { void decline.run(undefined); }}>
      <Button>{label}</Button>
    </Popconfirm>
  );
}
