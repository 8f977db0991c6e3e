import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Modal, QRCode, Select, Space } from 'antd';
import { useState } from 'react';
import type { Answer, Ask } from '#ui/call.ts';
import { ListPage, useCall, useDeed, usePlace, useToast, type Column } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { call, w as shared } from './ask.ts';
import { en } from './places-words.en.ts';
import { zh } from './places-words.zh.ts';

const w = words({ zh, en });
type Place = Answer<typeof contract, 'GET /api/branches/:branch/places'>['places'][number];
type NewPlace = Ask<typeof contract, 'POST /api/branches/:branch/places'>['body'];

const COLUMNS: Column<Place>[] = [
  { key: 'name', title: w.name, value: (row) => pickText(row.name, row.nameEn), show: (row) => <b>{pickText(row.name, row.nameEn)}</b> },
  { key: 'zone', title: w.zone, value: (row) => shared.zones[row.zone] ?? row.zone },
  { key: 'class', title: w.class, value: (row) => shared.classes[row.class] },
  { key: 'code', title: w.code, value: (row) => row.code, show: (row) => <code>{row.code}</code> },
];

/** 点位与标签: what is looked after in this branch; its labels, printed on common stickers. */
export function PlacesPage() {
  const { branch } = usePlace();
  const toast = useToast();
  const key = ['places', branch.id];
  const { answer, fault, again, loading } = useCall(key, (signal) => call('GET /api/branches/:branch/places', { params: { branch: branch.id }, signal }));
  const [adding, setAdding] = useState(false);
  const layOut = useDeed(() => call('POST /api/branches/:branch/places/layout', { params: { branch: branch.id } }), { renews: [key], done: ({ added }) => toast.done(added > 0 ? w.laidOut(added) : w.nothingNew) });
  const restore = useDeed((place: string) => call('POST /api/branches/:branch/places/:place/restoration', { params: { branch: branch.id, place } }), { renews: [key] });
  const remove = useDeed((place: string) => call('DELETE /api/branches/:branch/places/:place', { params: { branch: branch.id, place } }), { renews: [key], done: (_, place) => toast.done(w.removed, () => restore.run(place)) });
  const zones = [...new Set((answer?.places ?? []).map((place) => place.zone))];
  const print = (only?: string): string => `/api/branches/${branch.id}/place-labels?lang=${pickText('zh', 'en')}${only ? `&only=${only}` : ''}`;
  return (
    <>
      <ListPage<Place>
        name="places" title={w.title} below={w.below(named(branch))} rows={answer?.places} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={COLUMNS} pageSize={100}
        searches={(row) => `${row.name} ${row.nameEn} ${row.code}`}
        filters={[{ name: 'zone', label: w.zone, choices: zones.map((value) => ({ value, label: shared.zones[value] ?? value })), fits: (row, wanted) => row.zone === wanted }, { name: 'class', label: w.class, choices: Object.entries(shared.classes).map(([value, label]) => ({ value, label })), fits: (row, wanted) => row.class === wanted }]}
        actions={<Space wrap><Button onClick={() => setAdding(true)}>{w.add}</Button><Button loading={layOut.busy} onClick={() => { void layOut.run(undefined); }}>{w.layOut}</Button><Button type="primary" icon={<PrinterOutlined aria-hidden />} href={print()} target="_blank">{w.print}</Button></Space>}
        empty={{ title: shared.emptyTitle, help: shared.emptyHelp, action: <Button type="primary" loading={layOut.busy} onClick={() => { void layOut.run(undefined); }}>{shared.layOut}</Button> }}
        drawer={{
          title: (row) => pickText(row.name, row.nameEn),
          show: (row) => <PlaceCard row={row} branch={branch.id} print={print(row.code)} busy={remove.busy} remove={() => { void remove.run(row.id); }} />,
        }}
      />
      <AddPlace open={adding} close={() => setAdding(false)} renews={key} />
    </>
  );
}

function PlaceCard({ row, branch, print, busy, remove }: { row: Place; branch: string; print: string; busy: boolean; remove: () => void }) {
  const address = `/desk/rounds?branch=${branch}&place=${row.code}`;
  return (
    <div className="stack">
      <QRCode value={`${location.origin}${address}`} size={200} errorLevel="M" />
      <p className="soft">{w.opens}</p>
      <Space wrap><Button href={print} target="_blank">{w.printOne}</Button><Button href={address}>{w.openIt}</Button><Button danger loading={busy} onClick={remove}>{w.remove}</Button></Space>
    </div>
  );
}

function AddPlace({ open, close, renews }: { open: boolean; close: () => void; renews: readonly string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const add = useDeed((body: NewPlace) => call('POST /api/branches/:branch/places', { params: { branch: branch.id }, body }), { renews: [renews], done: () => { close(); toast.done(w.added); } });
  const required = [{ required: true, message: w.required }];
  return (
    <Modal open={open} title={w.add} footer={null} onCancel={close} destroyOnHidden>
      <Form<NewPlace> layout="vertical" requiredMark={false} initialValues={{ class: 'handles', zone: 'waiting', electronic: false }} onFinish={(body) => { void add.run(body); }}>
        <Form.Item name="name" label={w.nameZh} rules={required}><Input maxLength={60} /></Form.Item>
        <Form.Item name="nameEn" label={w.nameEn} rules={required}><Input maxLength={80} /></Form.Item>
        <Form.Item name="zone" label={w.zone}><Select options={Object.entries(shared.zones).map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="class" label={w.class}><Select options={Object.entries(shared.classes).map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="electronic" valuePropName="checked"><Checkbox>{w.electronic}</Checkbox></Form.Item>
        <Button type="primary" htmlType="submit" loading={add.busy}>{w.add}</Button>
      </Form>
    </Modal>
  );
}
