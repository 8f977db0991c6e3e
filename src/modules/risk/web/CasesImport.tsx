import { Button, Drawer, Space, Spin, Table, Upload } from 'antd';
import { useState } from 'react';
import { type Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { base64Of, Notice, StatStrip, useDeed } from '#ui/staff/kit.ts';
import type { contract } from '../contract.ts';
import { call, DESK, HISTORY, w } from './ask.ts';

type Preview = Answer<typeof contract, 'POST /api/risk/cases/preview'>;
type HandedIn = { name: string; content: string };

/** A list of cases handed in: what would be taken, what is set aside and why, which days are missing; then all of it or nothing. */
export function CasesImport({ close }: { close: () => void }) {
  const [list, setList] = useState<HandedIn>();
  const [preview, setPreview] = useState<Preview>();
  const look = useDeed((body: HandedIn) => call('POST /api/risk/cases/preview', { body }), { done: (answer, body) => { setList(body); setPreview(answer); } });
  const write = useDeed((body: HandedIn & { token: string }) => call('POST /api/risk/cases', { body }), { renews: [DESK, HISTORY] });
  const [done, setDone] = useState<Answer<typeof contract, 'POST /api/risk/cases'>>();
  const back = useDeed((body: HandedIn) => call('POST /api/risk/cases/returned', { body }), { done: (copy) => save(copy) });
  const choose = async (file: File) => { setDone(undefined); await look.run({ name: file.name, content: await base64Of(file) }); };
  const fresh = preview ? preview.added + preview.changed : 0;
  const aside = preview?.aside.reduce((sum, one) => sum + one.count, 0) ?? 0;
  return (
    <Drawer open title={w.import} onClose={close} size={760}>
      <Upload.Dragger height={132} showUploadList={false} disabled={look.busy} beforeUpload={(file) => { void choose(file); return false; }}>
        <Spin spinning={look.busy} description={w.reading}><p><b>{w.drop}</b></p><p className="soft">{w.kinds}</p></Spin>
      </Upload.Dragger>
      {preview && list && (
        <div className="risk-preview">
          {done && <Notice kind="open" title={w.imported(count(done.added), count(done.changed))} />}
          <h3>{w.previewOf(preview.name)}</h3>
          {preview.from && preview.to && <p>{w.span(shortDate(preview.from), shortDate(preview.to), count(preview.areas))}{preview.country > 0 && <span className="soft"> {w.country(count(preview.country))}</span>}</p>}
          <StatStrip stats={[{ label: w.rows, value: count(preview.rows), note: `${w.same} ${count(preview.same)}` }, { label: w.added, value: count(preview.added) }, { label: w.changed, value: count(preview.changed) }, { label: w.aside, value: count(aside) }]} />
          <Space wrap>
            {!done && <Button type="primary" loading={write.busy} disabled={fresh === 0} onClick={() => void write.run({ ...list, token: preview.token }).then((answer) => answer && setDone(answer))}>{fresh === 0 ? w.nothing : w.confirm(count(fresh))}</Button>}
            {aside > 0 && <Button loading={back.busy} onClick={() => void back.run(list)}>{w.returned(count(aside))}</Button>}
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
      )}
    </Drawer>
  );
}

function save({ name, media, content }: { name: string; media: string; content: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], { type: media }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
