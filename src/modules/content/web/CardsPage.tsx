import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { Badge, type Column, ListPage, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { type CardRow, rowOfDesk, rowOfShown, type Service, stateOf, titleOf } from './card-row.ts';
import { CardDetails } from './CardDetails.tsx';
import { CardForm } from './CardForm.tsx';
import './cards.css';
import { UsagePicture } from './UsagePicture.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const KINDS = { on: 'open', draft: 'watch', changed: 'watch', off: 'closed' } as const;

/** All tip cards: branches find one and hand it out; head office writes and publishes them. */
export function CardsPage() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [form, setForm] = useState<{ card?: CardRow }>();
  const isDesk = mayDo(me, can.desk);
  const mayWrite = mayDo(me, can.write);
  const seesUsage = mayDo(me, can.usage);
  const desk = useCall(['cards', 'desk'], (signal) => call('GET /api/cards', { signal }), { only: isDesk });
  const shown = useCall(['cards', 'shown'], (signal) => call('GET /api/public/cards', { signal }), { only: !isDesk });
  const services = useServices();
  const usage = useCall(['cards', 'usage', isDesk ? 'all' : branch.id], (signal) => (isDesk ? call('GET /api/card-usage', { signal }) : call('GET /api/branches/:branch/card-usage', { params: { branch: branch.id }, signal })), { every: 60_000, only: seesUsage });
  const take = useDeed(() => call('POST /api/cards/starting-set', {}), { renews: [['cards']], done: ({ codes }) => toast.done(w.taken(codes.length)) });
  const rows = useMemo(() => (isDesk ? desk.answer?.cards.flatMap(rowOfDesk) : shown.answer?.cards.map(rowOfShown)), [isDesk, desk.answer, shown.answer]);
  const nameOf = (code: string | null): string => { const found = services.find((one) => one.code === code); return found ? named(found) : (code ?? '–'); };
  const used = new Map(usage.answer?.usage.map((one) => [one.card, one]));
  const usedText = (code: string): string => { const one = used.get(code); return one ? `${one.handed} / ${one.opened} / ${one.done}` : '–'; };

  const columns: Column<CardRow>[] = [
    { key: 'name', title: w.name, value: titleOf, show: (row) => <b>{titleOf(row)}</b>, sorts: true },
    { key: 'service', title: w.service, value: (row) => nameOf(row.service), sorts: true },
    { key: 'channel', title: w.channel, value: (row) => w.channels[row.channel], width: 130 },
    { key: 'minutes', title: w.minutes, value: (row) => w.min(row.body.minutes), width: 120 },
    ...(seesUsage ? [{ key: 'used', title: w.used, value: (row: CardRow) => usedText(row.code), width: 220 }] : []),
    ...(isDesk ? [{ key: 'state', title: w.state, value: (row: CardRow) => w.states[stateOf(row)], show: (row: CardRow) => <Badge kind={KINDS[stateOf(row)]}>{w.states[stateOf(row)]}</Badge>, width: 150 }] : []),
  ];
  const takeButton = <Button type={rows?.length === 0 ? 'primary' : 'default'} loading={take.busy} onClick={() => void take.run(undefined)}>{w.take}</Button>;
  return (
    <>
      <ListPage<CardRow>
        name="cards" title={w.title} below={w.below} rows={rows} fault={desk.fault ?? shown.fault} again={isDesk ? desk.again : shown.again} loading={desk.loading || shown.loading} rowKey={(row) => row.code} columns={columns}
        searches={(row) => [titleOf(row), nameOf(row.service), w.channels[row.channel], ...row.body.steps.flatMap((step) => [step.zh, step.en])].join(' ')} searchLabel={w.search}
        filters={[
          { name: 'service', label: w.service, choices: servicesWithCards(rows ?? []).map((value) => ({ value, label: nameOf(value) })), fits: (row, chosen) => row.service === chosen },
          { name: 'channel', label: w.channel, choices: Object.entries(w.channels).map(([value, label]) => ({ value, label })), fits: (row, chosen) => row.channel === chosen },
        ]}
        empty={mayWrite ? { title: w.empty, help: w.emptyHelp, action: takeButton } : { title: w.empty, help: w.emptyBranch }}
        actions={mayWrite && <>{takeButton}<Button type="primary" onClick={() => setForm({})}>{w.add}</Button></>}
        drawer={{ title: titleOf, show: (row) => <CardDetails key={row.code} card={row} service={nameOf(row.service)} onEdit={mayWrite ? () => setForm({ card: row }) : undefined} /> }}
      >
        {usage.answer && usage.answer.usage.length > 0 && rows && <UsagePicture usage={usage.answer.usage} titles={new Map(rows.map((row) => [row.code, titleOf(row)]))} />}
      </ListPage>
      {form && <CardForm {...form} services={services} close={() => setForm(undefined)} />}
    </>
  );
}

function useServices(): readonly Service[] {
  const { answer } = useCall(['services'], async (signal) => {
    const response = await fetch('/api/public/services', { signal });
    return (await response.json()) as { services: Service[] }; // the contract of the module services
  }, { stale: 300_000 });
  return answer?.services ?? [];
}

function servicesWithCards(rows: readonly CardRow[]): string[] {
  return [...new Set(rows.flatMap((row) => (row.service === null ? [] : [row.service])))];
}
