import { Button, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { clock, count, distance, shortDate } from '#ui/format.ts';
import { Badge, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call } from './ask.ts';
import { type Item, STAND_MEANING, w } from './supplies-ask.ts';

type Way = 'receive' | 'issue' | 'correct';
type Filled = { quantity?: number; batch?: string; expires?: string; note?: string };

/** One item: how it stands, what is proposed, in and out, its batches and its last movements. */
export function ItemCard({ item, zone }: { item: Item; zone: string }) {
  const unit = pickText(item.unit, item.unitEn);
  return (
    <div className="stack">
      <dl className="item-facts">
        <div><dt>{w.have}</dt><dd>{count(item.quantity)} {unit}</dd></div>
        <div><dt>{w.cover}</dt><dd>{item.days === null ? w.there : w.days(count(item.days))} <Badge kind={STAND_MEANING[item.stand]}>{w.stands[item.stand]}</Badge></dd></div>
        {!item.durable && <div><dt>{w.use}</dt><dd>{count(item.use)} {unit}</dd></div>}
        {item.need > 0 && <div><dt>{w.need}</dt><dd>{count(item.need)} {unit}</dd></div>}
      </dl>
      {item.proposal && <Proposed item={item} />}
      <InOrOut item={item} />
      <Batches item={item} />
      <Movements item={item} zone={zone} />
    </div>
  );
}

function Proposed({ item }: { item: Item }) {
  const { branch } = usePlace();
  const toast = useToast();
  const ask = useDeed(({ from, quantity }: { from: string | null; quantity: number }) => call('POST /api/branches/:branch/transfers', { params: { branch: branch.id }, body: { from, item: item.code, quantity } }), {
    renews: [['supplies', branch.id]], done: (_, { from }) => toast.done(from === null ? w.ordered : w.asked),
  });
  const { transfers, order } = item.proposal ?? { transfers: [], order: 0 };
  const unit = pickText(item.unit, item.unitEn);
  return (
    <section className="notice" data-kind={item.stand === 'out' ? 'act' : 'watch'}>
      <div className="notice-words stack">
        <p className="notice-title">{w.proposal}</p>
        {transfers.length === 0 && <p>{w.nobodySpare}</p>}
        {transfers.map((one) => <Button key={one.branch.id} block type="primary" loading={ask.busy} onClick={() => { void ask.run({ from: one.branch.id, quantity: one.quantity }); }}>{w.transferFrom(named(one.branch), w.unit(count(one.quantity), unit), one.metres === null ? '' : pickText(`（${distance(one.metres)}）`, ` (${distance(one.metres)})`))}</Button>)}
        {order > 0 && <Button block loading={ask.busy} onClick={() => { void ask.run({ from: null, quantity: order }); }}>{w.order(w.unit(count(order), unit))}</Button>}
      </div>
    </section>
  );
}

function InOrOut({ item }: { item: Item }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [way, setWay] = useState<Way>('issue');
  const [form] = Form.useForm<Filled>();
  const params = { branch: branch.id };
  const isHead = mayDo(me, can.correctStock);
  const record = useDeed<Filled, unknown>(({ quantity = 0, batch = '', expires, note }) => {
    if (way === 'receive') return call('POST /api/branches/:branch/supplies/receipts', { params, body: { item: item.code, quantity, batch, expiresOn: expires ? expires : null, note: note ?? null } });
    if (way === 'issue') return call('POST /api/branches/:branch/supplies/issues', { params, body: { item: item.code, quantity, note: note ?? null } });
    return call('POST /api/branches/:branch/supplies/corrections', { params, body: { item: item.code, batch, change: quantity, why: note ?? '' } });
  }, { renews: [['supplies', branch.id], ['movements', branch.id, item.code]], done: () => { form.resetFields(); toast.done(w.done); } });
  if (!mayDo(me, can.keepSupplies)) return null;
  return (
    <section>
      <Segmented<Way> block value={way} aria-label={w.state} onChange={setWay} options={[{ value: 'issue', label: w.issue }, { value: 'receive', label: w.receive }, ...(isHead ? [{ value: 'correct' as const, label: w.correct }] : [])]} />
      {way === 'correct' && <p className="soft">{w.correctHelp}</p>}
      <Form<Filled> form={form} layout="vertical" requiredMark={false} className="in-or-out" onFinish={(filled) => { void record.run(filled); }}>
        <Form.Item name="quantity" label={w.quantity} rules={[{ required: true, message: w.required }]}><InputNumber<number> min={way === 'correct' ? -1_000_000 : 1} max={1_000_000} precision={0} suffix={pickText(item.unit, item.unitEn)} style={{ width: '100%' }} /></Form.Item>
        {way !== 'issue' && <Form.Item name="batch" label={w.batch}><Input maxLength={40} autoComplete="off" /></Form.Item>}
        {way === 'receive' && <Form.Item name="expires" label={w.expires}><Input type="date" /></Form.Item>}
        <Form.Item name="note" label={way === 'correct' ? w.why : w.note} rules={way === 'correct' ? [{ required: true, message: w.required }] : []}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Button type="primary" htmlType="submit" block loading={record.busy}>{way === 'issue' ? w.issue : way === 'receive' ? w.receive : w.correct}</Button>
      </Form>
    </section>
  );
}

function Batches({ item }: { item: Item }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const writeOff = useDeed(({ batch, quantity }: { batch: string; quantity: number }) => call('POST /api/branches/:branch/supplies/write-offs', { params: { branch: branch.id }, body: { item: item.code, batch, quantity, why: w.past } }), { renews: [['supplies', branch.id], ['movements', branch.id, item.code]], done: () => toast.done(w.done) });
  const may = mayDo(me, can.keepSupplies);
  return (
    <section aria-labelledby="batches">
      <h2 id="batches">{w.batches}</h2>
      {item.batches.length === 0 && <p className="soft">{w.noStock}</p>}
      <ul className="plain">
        {item.batches.map((lot) => (
          <li key={lot.batch} className="lot">
            <b>{lot.batch === '' ? w.noBatch : lot.batch}</b>
            <span className="soft">{lot.expiresOn === null ? w.noExpiry : lot.expiresOn}</span>
            {lot.expiry !== 'good' && <Badge kind={lot.expiry === 'past' ? 'act' : 'watch'}>{w[lot.expiry]}</Badge>}
            {lot.quantity < 0 && <Badge kind="act">{w.below}</Badge>}
            <span className="lot-count">{count(lot.quantity)}</span>
            {lot.expiry === 'past' && lot.quantity > 0 && may && <Button size="small" loading={writeOff.busy} onClick={() => { void writeOff.run({ batch: lot.batch, quantity: lot.quantity }); }}>{w.take}</Button>}
            {lot.why && <span className="soft lot-why">{lot.why}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Movements({ item, zone }: { item: Item; zone: string }) {
  const { branch } = usePlace();
  const { answer } = useCall(['movements', branch.id, item.code], (signal) => call('GET /api/branches/:branch/supplies/movements', { params: { branch: branch.id }, query: { item: item.code }, signal }));
  if (!answer || answer.movements.length === 0) return null;
  return (
    <section aria-labelledby="movements">
      <h2 id="movements">{w.movements}</h2>
      <ul className="plain">
        {answer.movements.slice(0, 20).map((one) => <li key={one.id} className="lot"><span className="nowrap">{shortDate(new Date(one.at), zone)} {clock(one.at, zone)}</span><b>{w.kinds[one.kind]}</b><span className="soft">{one.by}{one.note ? ` · ${one.note}` : ''}</span><span className="lot-count">{one.quantity > 0 ? '+' : ''}{count(one.quantity)}</span></li>)}
      </ul>
    </section>
  );
}
