import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { useCall } from '#ui/staff/kit.ts';
import { clock, shortDate } from '#ui/format.ts';
import { pickText } from '#ui/words.ts';
import { call, w, type Line } from './ask.ts';

/** How many screens of the network or the region say that an urgent message stands on them; opens to the branches that lack most. */
export function DeliveredWide({ line, zone }: { line: Line; zone: string }) {
  const [isOpen, setOpen] = useState(false);
  const { answer } = useCall(['delivered', line.id, String(line.revision)], (signal) => call('GET /api/playlist/items/:item/delivered', { params: { item: line.id }, signal }), { every: 5_000 });
  if (!answer) return null;
  return (
    <>
      <Button size="small" style={{ marginTop: 4 }} onClick={() => setOpen(true)}>{w.wideShown(w[line.level === 'region' ? 'region' : 'network'], answer.shown, answer.asked)}</Button>
      <Modal open={isOpen} title={line.zh} footer={null} width={640} onCancel={() => setOpen(false)} destroyOnHidden>
        <Table size="small" rowKey="id" dataSource={answer.branches} pagination={{ pageSize: 10, hideOnSinglePage: true }} scroll={{ x: 'max-content' }} columns={[
          { title: w.branchName, render: (_, one) => pickText(one.name, one.nameEn) },
          { title: w.wideCount, render: (_, one) => `${one.shown} / ${one.asked}` },
          { title: w.wideSilent, render: (_, one) => one.silent.map((screen) => <div key={screen.name}>{screen.name} <span className="soft">{screen.lastSeenAt === null ? w.never : `${w.lastSeen} ${shortDate(new Date(screen.lastSeenAt), zone)} ${clock(screen.lastSeenAt, zone)}`}</span></div>) },
        ]} />
      </Modal>
    </>
  );
}
