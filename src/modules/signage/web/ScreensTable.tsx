import { Button, Input, Modal, QRCode, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Badge, EmptyState, useDeed, useToast } from '#ui/staff/kit.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { clock, shortDate } from '#ui/format.ts';
import { callBranches, w, type ScreenRow } from './ask.ts';

type Kind = 'screen' | 'door_screen' | 'zone_screen' | 'led';
const PATHS: Record<string, string> = { screen: '/screen', door_screen: '/screen/door', zone_screen: '/screen/zone', led: '/screen/led' };
const ONLINE_MINUTES = 3;

/** The branch's screens: when each was last seen; a new link for one, or none any more. */
export function ScreensTable({ branch, zone, screens, may, renews }: { branch: string; zone: string; screens: readonly ScreenRow[]; may: boolean; renews: readonly unknown[] }) {
  const toast = useToast();
  const [link, setLink] = useState<string>();
  const [kind, setKind] = useState<Kind>('screen');
  const [name, setName] = useState('');
  const how = { renews: [renews] };
  const show = (of: string, token: string) => setLink(`${location.origin}${PATHS[of] ?? '/screen'}#${token}`);
  const add = useDeed((given: { kind: Kind; name: string }) => callBranches('POST /api/branches/:branch/devices', { params: { branch }, body: given }), { ...how, done: (answer, given) => { setName(''); show(given.kind, answer.token); } });
  const renew = useDeed((row: ScreenRow) => callBranches('POST /api/branches/:branch/devices/:device/token', { params: { branch, device: row.id } }), { ...how, done: (answer, row) => show(row.kind, answer.token) });
  const revoke = useDeed((row: ScreenRow) => callBranches('DELETE /api/branches/:branch/devices/:device', { params: { branch, device: row.id } }), { ...how, done: () => toast.done(w.revokeDone) });
  const askRevoke = async (row: ScreenRow) => { if (await toast.sure({ title: `${w.revokeSure} ${row.name}`, text: w.revokeText, yes: w.revoke, danger: true })) await revoke.run(row); };
  return (
    <section aria-label={w.screens}>
      <h2>{w.screens}</h2>
      {screens.length === 0 ? <EmptyState title={w.noScreens} help={w.noScreensHelp} /> : (
        <Table<ScreenRow> rowKey="id" size="small" pagination={false} dataSource={[...screens]} scroll={{ x: 'max-content' }} columns={[
          { title: w.name, dataIndex: 'name', render: (text: string, row) => `${text} · ${w.screenKinds[row.kind] ?? row.kind}` },
          { title: w.state, render: (_, row) => <Badge kind={row.revoked ? 'closed' : isOnline(row) ? 'open' : 'watch'}>{row.revoked ? w.revoked : isOnline(row) ? w.online : w.offline}</Badge> },
          { title: w.lastSeen, render: (_, row) => (row.lastSeenAt === null ? w.never : `${shortDate(new Date(row.lastSeenAt), zone)} ${clock(row.lastSeenAt, zone)}`) },
          ...(may ? [{ title: w.actions, render: (_: unknown, row: ScreenRow) => <Space><Button size="small" loading={renew.busy} onClick={() => { void renew.run(row); }}>{w.newLink}</Button>{!row.revoked && <Button size="small" danger onClick={() => { void askRevoke(row); }}>{w.revoke}</Button>}</Space> }] : []),
        ]} />
      )}
      {may && (
        <Space.Compact style={{ marginTop: 12 }}>
          <Select<Kind> value={kind} aria-label={w.kind} onChange={setKind} popupMatchSelectWidth={false} options={(['screen', 'door_screen', 'zone_screen', 'led'] as const).map((value) => ({ value, label: w.screenKinds[value] ?? value }))} />
          <Input value={name} aria-label={w.name} placeholder={w.name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          <Button loading={add.busy} disabled={name.trim() === ''} onClick={() => { void add.run({ kind, name }); }}>{w.addScreen}</Button>
        </Space.Compact>
      )}
      <Modal open={link !== undefined} title={w.link} footer={null} onCancel={() => setLink(undefined)} destroyOnHidden>
        <p>{w.linkHelp}</p>
        {link && <QRCode value={link} size={220} errorLevel="M" />}
        <Input.TextArea readOnly autoSize value={link ?? ''} aria-label={w.link} style={{ margin: '12px 0' }} />
        <Button type="primary" onClick={() => { void navigator.clipboard?.writeText(link ?? '').then(() => toast.done(w.copied)); }}>{w.copy}</Button>
      </Modal>
    </section>
  );
}

function isOnline(row: ScreenRow): boolean {
  return row.lastSeenAt !== null && bankNow().getTime() - Date.parse(row.lastSeenAt) < ONLINE_MINUTES * 60_000;
}
