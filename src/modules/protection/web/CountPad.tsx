import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { count } from '#ui/format.ts';
import { onLineOrKept, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call } from './ask.ts';
import { type Item, w } from './supplies-ask.ts';
import { en } from './supplies-words.en.ts';
import { zh } from './supplies-words.zh.ts';

type Line = { item: string; batch: string; counted: number };

/** 现场清点: standing at the cupboard, batch by batch; what is left empty is not counted. Works without a line. */
export function CountPad({ items }: { items: readonly Item[] }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({});
  const lots = items.flatMap((item) => (item.batches.length === 0 ? [{ item, batch: '', book: 0 }] : item.batches.map((lot) => ({ item, batch: lot.batch, book: lot.quantity }))));
  const keyOf = (lot: { item: Item; batch: string }): string => `${lot.item.code} ${lot.batch}`;
  const lines: Line[] = lots.flatMap((lot) => { const seen = counted[keyOf(lot)]; return seen === undefined ? [] : [{ item: lot.item.code, batch: lot.batch, counted: seen }]; });
  const send = useDeed((sent: Line[]) => onLineOrKept({
    branch: branch.id, staff: me.id, written: { kind: 'count', label: [zh.countLabel(sent.length), en.countLabel(sent.length)], body: { lines: sent } },
    ask: (more) => call('POST /api/branches/:branch/supplies/shelf-counts', { params: { branch: branch.id }, body: { lines: sent }, ...more }),
  }), { renews: [['supplies', branch.id]], done: ({ kept }, sent) => { setCounted({}); toast.done(kept ? w.countKept : w.confirmed(sent.length)); } });
  if (!mayDo(me, can.keepSupplies, branch.id)) return null;
  return (
    <form className="panel count-pad" aria-labelledby="count-pad" onSubmit={(event) => { event.preventDefault(); void send.run(lines); }}>
      <h2 id="count-pad">{w.countHere}</h2>
      <p className="soft">{w.countHereHelp}</p>
      <ul className="plain">
        {lots.map((lot) => (
          <li key={keyOf(lot)} className="lot">
            <span><b>{pickText(lot.item.name, lot.item.nameEn)}</b>{lot.batch !== '' && <small className="soft"> {lot.batch}</small>}</span>
            <span className="soft">{w.bookIs(count(lot.book), pickText(lot.item.unit, lot.item.unitEn))}</span>
            <InputNumber<number> min={0} max={1_000_000} precision={0} inputMode="numeric" aria-label={`${pickText(lot.item.name, lot.item.nameEn)} ${lot.batch}`} value={counted[keyOf(lot)] ?? null} onChange={(seen) => setCounted((before) => { const { [keyOf(lot)]: _, ...rest } = before; return seen === null ? rest : { ...rest, [keyOf(lot)]: seen }; })} />
          </li>
        ))}
      </ul>
      <Button type="primary" htmlType="submit" size="large" block disabled={lines.length === 0} loading={send.busy}>{w.enterCount(lines.length)}</Button>
    </form>
  );
}
