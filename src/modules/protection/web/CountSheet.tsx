import { Button, Modal, Table, Upload } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import type { Answer } from '#ui/call.ts';
import { base64Of, Badge, Notice, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { call } from './ask.ts';
import { w } from './supplies-ask.ts';

type Counted = Answer<typeof contract, 'POST /api/branches/:branch/supplies/counts/preview'>;
const MEANING = { same: 'closed', blank: 'closed', changed: 'watch', new: 'info', bad: 'act' } as const;

/** 盘点: hand the filled-in sheet in, see what it would change, enter all of it or nothing. */
export function CountSheet() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [content, setContent] = useState('');
  const [counted, setCounted] = useState<Counted>();
  const params = { branch: branch.id };
  const look = useDeed((file: string) => call('POST /api/branches/:branch/supplies/counts/preview', { params, body: { content: file } }), { done: (answer, file) => { setContent(file); setCounted(answer); } });
  const enter = useDeed((token: string) => call('POST /api/branches/:branch/supplies/counts', { params, body: { content, token } }), { renews: [['supplies', branch.id]], done: (answer) => { setCounted(undefined); toast.done(w.confirmed(answer.counted)); } });
  if (!mayDo(me, can.keepSupplies)) return null;
  const rows = counted?.rows.filter((row) => row.standing !== 'blank') ?? [];
  const changes = rows.filter((row) => row.standing === 'changed' || row.standing === 'new').length;
  const bad = rows.some((row) => row.standing === 'bad');
  return (
    <>
      <Upload accept=".xlsx,.csv" showUploadList={false} disabled={look.busy} beforeUpload={(file) => { void base64Of(file).then(look.run); return false; }}><Button loading={look.busy}>{w.upload}</Button></Upload>
      <Modal open={counted !== undefined} width={820} title={w.countTitle} onCancel={() => setCounted(undefined)} okText={w.confirm(changes)} okButtonProps={{ disabled: bad || changes === 0, loading: enter.busy }} onOk={() => { if (counted) void enter.run(counted.token); }}>
        {bad && <Notice kind="act">{w.hasBad}</Notice>}
        <Table size="small" rowKey="row" dataSource={rows} pagination={{ pageSize: 12, hideOnSinglePage: true }} scroll={{ x: 'max-content' }} columns={[
          { title: w.row, dataIndex: 'row' }, { title: w.item, render: (_, row) => row.name || row.item }, { title: w.batch, dataIndex: 'batch' }, { title: w.book, dataIndex: 'book', align: 'right' }, { title: w.counted, dataIndex: 'counted', align: 'right' },
          { title: w.difference, align: 'right', render: (_, row) => (row.counted === null ? '' : row.counted - row.book) }, { title: w.state, render: (_, row) => <><Badge kind={MEANING[row.standing]}>{w.standings[row.standing]}</Badge> {row.fault && w.faults[row.fault]}</> },
        ]} />
      </Modal>
    </>
  );
}
