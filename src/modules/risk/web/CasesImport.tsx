import { Button, Drawer, Progress, Space, Spin, Table, Upload } from 'antd';
import { useState } from 'react';
import { type Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { base64Of, FaultNotice, Notice, StatStrip, useCall, useDeed } from '#ui/staff/kit.ts';
import type { contract } from '../contract.ts';
import { call, DESK, HISTORY, w } from './ask.ts';

type CaseFile = Answer<typeof contract, 'GET /api/risk/case-files/:file'>;
type Preview = NonNullable<CaseFile['preview']>;

const EVERY_MS = 700;

/** A list of cases handed in: how far it is read, what would be taken, what is set aside and why, which days are missing; then all of it or nothing. */
export function CasesImport({ file, choose, written, close }: { file: string | undefined; choose: (file: string) => void; written: () => void; close: () => void }) {
  const [waits, setWaits] = useState(true);
  const hand = useDeed(async (chosen: File) => call('POST /api/risk/case-files', { body: { name: chosen.name, content: await base64Of(chosen) } }), { done: (answer) => { setWaits(true); choose(answer.file); } });
  const ask = async (signal: AbortSignal): Promise<CaseFile> => {
    const answer = await call('GET /api/risk/case-files/:file', { params: { file: file ?? '' }, signal }).catch((refusal: unknown) => {
      setWaits(false);
      throw refusal;
    });
    setWaits(answer.state === 'reading' || answer.state === 'writing');
    if (answer.state === 'written') written();
    return answer;
  };
  const { answer, fault, again } = useCall(['risk-file', file ?? ''], ask, { only: file !== undefined, ...(waits && { every: EVERY_MS }) });
  const seen = answer?.file === file && fault === undefined ? answer : undefined;
  return (
    <Drawer open title={w.import} onClose={close} size={760}>
      <Upload.Dragger height={132} showUploadList={false} disabled={hand.busy} beforeUpload={(chosen) => { void hand.run(chosen); return false; }}>
        <Spin spinning={hand.busy} description={w.reading}><p><b>{w.drop}</b></p><p className="soft">{w.kinds}</p></Spin>
      </Upload.Dragger>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {seen?.state === 'reading' && <HowFar says={w.readingFile(seen.name, count(Math.round(seen.share * 100)))} share={seen.share} />}
      {seen?.state === 'writing' && <HowFar says={w.writingFile(count((seen.preview?.added ?? 0) + (seen.preview?.changed ?? 0)))} />}
      {seen?.preview && seen.state !== 'writing' && <Seen file={seen} preview={seen.preview} confirmed={() => { setWaits(true); again(); }} />}
    </Drawer>
  );
}

function HowFar({ says, share }: { says: string; share?: number }) {
  return (
    <div className="risk-preview" role="status">
      <p>{says}</p>
      {share === undefined ? <Spin /> : <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={says} />}
      <p className="soft">{w.mayLeave}</p>
    </div>
  );
}

function Seen({ file, preview, confirmed }: { file: CaseFile; preview: Preview; confirmed: () => void }) {
  const params = { file: file.file };
  const confirm = useDeed(() => call('POST /api/risk/case-files/:file/confirmation', { params, body: { token: file.token ?? '' } }), { renews: [DESK, HISTORY], done: confirmed });
  const back = useDeed(() => call('GET /api/risk/case-files/:file/returned', { params }), { done: save });
  const fresh = preview.added + preview.changed;
  const aside = preview.aside.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className="risk-preview">
      {file.answer && <Notice kind="open" title={w.imported(count(file.answer.added), count(file.answer.changed))} />}
      {file.again && <Notice kind="watch" title={w.changedSince} />}
      <h3>{file.name}</h3>
      {preview.from && preview.to && <p>{w.span(shortDate(preview.from), shortDate(preview.to), count(preview.areas))}{preview.country > 0 && <span className="soft"> {w.country(count(preview.country))}</span>}</p>}
      <StatStrip stats={[{ label: w.rows, value: count(preview.rows), note: `${w.same} ${count(preview.same)}` }, { label: w.added, value: count(preview.added) }, { label: w.changed, value: count(preview.changed) }, { label: w.aside, value: count(aside) }]} />
      <Space wrap>
        {file.state === 'read' && <Button type="primary" loading={confirm.busy} disabled={fresh === 0} onClick={() => void confirm.run(undefined)}>{fresh === 0 ? w.nothing : w.confirm(count(fresh))}</Button>}
        {aside > 0 && <Button loading={back.busy} onClick={() => void back.run(undefined)}>{w.returned(count(aside))}</Button>}
      </Space>
      {aside > 0 && (
        <>
          <h3>{w.asideRows}</h3>
          <ul>{preview.aside.map((one) => <li key={one.why}>{one.sentence} <b>{count(one.count)}</b></li>)}</ul>
          <Table rowKey="row" size="small" dataSource={preview.asideRows} pagination={{ pageSize: 8, showSizeChanger: false }} columns={[{ title: w.row, dataIndex: 'row', width: 80 }, { title: w.text, dataIndex: 'text' }, { title: w.why, dataIndex: 'sentence', width: 240 }]} />
        </>
      )}
      <h3>{w.areaRows}</h3>
      <Table
        rowKey="code" size="small" dataSource={preview.byArea} pagination={{ pageSize: 12, showSizeChanger: false }}
        columns={[
          { title: w.name, dataIndex: 'name', render: (name: string, row) => <>{name} <span className="soft">{row.code}</span></> }, { title: w.counted, dataIndex: 'days', width: 90 },
          { title: w.missing, dataIndex: 'missing', width: 110, render: (missing: number) => (missing > 0 ? <b>{missing}</b> : '–') }, { title: w.falls, dataIndex: 'falls', width: 130, render: (falls: number) => (falls > 0 ? <b>{falls}</b> : '–') },
          { title: w.total, dataIndex: 'total', width: 120, render: (total: number) => count(total) },
        ]}
      />
    </div>
  );
}

function save({ name, media, content }: { name: string; media: string; content: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], { type: media }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
