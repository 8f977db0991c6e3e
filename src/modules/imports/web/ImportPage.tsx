import { Alert, Button, Card, Flex, Form, Input, Select, Space, Spin, Table, Tag, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Answer, type Ask, caller } from '#ui/call.ts';
import { base64Of, DeskPage, useDeed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './import-words.en.ts';
import { zh } from './import-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
/** The list of branches, as its own page asks for it. */
const BRANCHES = ['branches'];

type HandedIn = Ask<typeof contract, 'POST /api/branches/imports/preview'>['body'];
type Options = NonNullable<HandedIn['options']>;
type Preview = Answer<typeof contract, 'POST /api/branches/imports/preview'>;
type Imported = Answer<typeof contract, 'POST /api/branches/imports'>;

/** Hand in a branch list, see what would become of each row, decide what is open, and import the good rows. */
export function ImportPage() {
  const [list, setList] = useState<HandedIn>();
  const [preview, setPreview] = useState<Preview>();
  const [imported, setImported] = useState<Imported>();
  const look = useDeed((body: HandedIn) => call('POST /api/branches/imports/preview', { body }), { done: (answer, body) => { setList(body); setPreview(answer); setImported(undefined); } });
  const write = useDeed((body: HandedIn & { token: string }) => call('POST /api/branches/imports', { body }), { renews: [BRANCHES], done: setImported });
  const bringBack = useDeed((body: HandedIn) => call('POST /api/branches/imports/returned', { body }), { done: (copy) => save(copy.name, copy.media, copy.content) });
  const choose = async (file: File) => void look.run({ name: file.name, content: await base64Of(file), options: {} });
  const flagged = preview ? preview.counts.doubtful + preview.counts.refused + preview.counts.held : 0;

  return (
    <DeskPage title={w.title} below={w.below} wide actions={preview && <Button onClick={() => { setPreview(undefined); setImported(undefined); }}>{w.other}</Button>}>
      {!preview && (
        <Upload.Dragger showUploadList={false} disabled={look.busy} beforeUpload={(file) => { void choose(file); return false; }}>
          <Spin spinning={look.busy} description={w.reading}>
            <Typography.Paragraph strong>{w.drop}</Typography.Paragraph>
            <Typography.Paragraph>{w.kinds}</Typography.Paragraph>
          </Spin>
        </Upload.Dragger>
      )}
      {preview && list && (
        <Flex vertical gap={16}>
          {imported && <Outcome imported={imported} />}
          <Figures preview={preview} />
          <Decisions preview={preview} options={list.options ?? {}} busy={look.busy} decide={(options) => void look.run({ ...list, options })} />
          <Space wrap>
            {!imported && (
              <Button
                type="primary" loading={write.busy} disabled={preview.counts.taken === 0 || preview.questions.includes('region')}
                onClick={() => void write.run({ ...list, token: preview.token })}
              >
                {preview.counts.taken === 0 ? w.nothing : preview.questions.includes('region') ? w.needsRegion : filled(w.confirm, preview.counts.taken)}
              </Button>
            )}
            {!imported && flagged > 0 && <Button loading={bringBack.busy} onClick={() => void bringBack.run(list)}>{filled(w.returned, flagged)}</Button>}
          </Space>
          <Rows preview={preview} />
          <Columns preview={preview} />
        </Flex>
      )}
    </DeskPage>
  );
}

function Outcome({ imported }: { imported: Imported }) {
  const go = useNavigate();
  const text = imported.again ? w.again : filled(w.done, imported.written).replace('{hours}', String(imported.withHours));
  return <Alert type="success" showIcon title={text} action={<Button onClick={() => void go('/desk/branches')}>{w.toList}</Button>} />;
}

function Figures({ preview: { file, counts, notes } }: { preview: Preview }) {
  const others = (['doubtful', 'refused', 'held', 'same', 'known', 'machine'] as const).filter((name) => counts[name] > 0);
  return (
    <Card title={`${file.name} · ${filled(w.rows, counts.rows)}`}>
      <Space wrap size="large">
        <span>{w.taken} <strong>{counts.taken}</strong></span>
        {others.map((name) => <span key={name}>{w.standings[name]} <strong>{counts[name]}</strong></span>)}
      </Space>
      {notes.length > 0 && <ul aria-label={w.notes}>{notes.map((one) => <li key={one.sentence}>{one.sentence}</li>)}</ul>}
    </Card>
  );
}

type Choices = readonly { value: string; label: string }[];

function Decisions({ preview, options, busy, decide }: { preview: Preview; options: Options; busy: boolean; decide: (options: Options) => void }) {
  const pick = (label: string, value: string, choices: Choices, change: (value: string) => Options) => (
    <Form.Item label={label}><Select aria-label={label} style={{ minWidth: 176 }} disabled={busy} value={value} options={[...choices]} onChange={(chosen: string) => decide(change(chosen))} /></Form.Item>
  );
  const { coordinates: _, ...withoutCoordinates } = options;
  return (
    <Card title={w.decide}>
      <Form layout="vertical" disabled={busy}>
        <Flex wrap gap={16}>
          <Form.Item label={w.region} extra={w.regionHelp} {...(preview.questions.includes('region') && { validateStatus: 'warning' as const })}>
            <Input.Search aria-label={w.region} defaultValue={options.region ?? ''} maxLength={20} enterButton="→" onSearch={(text) => { const { region: __, ...rest } = options; decide(text.trim() === '' ? rest : { ...rest, region: text.trim() }); }} />
          </Form.Item>
          {(preview.questions.includes('coordinates') || options.coordinates !== undefined) && pick(w.coordinates, options.coordinates ?? 'as-is', [{ value: 'as-is', label: w.asIs }, { value: 'wgs84', label: w.wgs84 }, { value: 'gcj02', label: w.gcj02 }, { value: 'bd09', label: w.bd09 }],
            (value) => (value === 'wgs84' || value === 'gcj02' || value === 'bd09' ? { ...options, coordinates: value } : withoutCoordinates))}
          {(preview.questions.includes('days') || options.days !== undefined) && pick(w.days, options.days ?? 'unsaid', [{ value: 'unsaid', label: w.unsaid }, { value: 'daily', label: w.daily }, { value: 'weekdays', label: w.weekdays }],
            (value) => ({ ...options, days: value === 'daily' || value === 'weekdays' ? value : 'unsaid' }))}
          {pick(w.machines, options.machines ?? 'auto', [{ value: 'auto', label: w.auto }, { value: 'take', label: w.take }, { value: 'leave', label: w.leave }], (value) => ({ ...options, machines: value === 'take' || value === 'leave' ? value : 'auto' }))}
          {pick(w.duplicates, options.duplicates ?? 'hold', [{ value: 'hold', label: w.hold }, { value: 'first', label: w.first }], (value) => ({ ...options, duplicates: value === 'first' ? 'first' : 'hold' }))}
        </Flex>
      </Form>
    </Card>
  );
}

const COLOURS: Readonly<Record<Preview['rows'][number]['standing'], string>> = { ready: 'green', doubtful: 'gold', refused: 'red', held: 'gold', same: 'default', known: 'default', machine: 'default' };

function Rows({ preview }: { preview: Preview }) {
  return (
    <>
      <Table
        rowKey="row" size="small" scroll={{ x: 960 }} dataSource={preview.rows} pagination={{ pageSize: 20, showSizeChanger: false }}
        columns={[
          { title: w.row, dataIndex: 'row', width: 72 },
          { title: w.standing, dataIndex: 'standing', width: 112, render: (standing: Preview['rows'][number]['standing']) => <Tag color={COLOURS[standing]} style={{ color: 'inherit' }}>{w.standings[standing]}</Tag> },
          { title: w.name, dataIndex: 'name', width: 220 },
          { title: w.address, dataIndex: 'address', width: 240 },
          { title: w.hours, dataIndex: 'hours', width: 200 },
          { title: w.reasons, dataIndex: 'reasons', render: (reasons: Preview['rows'][number]['reasons']) => reasons.map((one) => <div key={one.sentence}>{one.sentence}</div>) },
        ]}
      />
      {preview.rowsLeftOut > 0 && <p>{filled(w.leftOut, preview.rowsLeftOut)}</p>}
    </>
  );
}

function Columns({ preview: { columns, allColumns } }: { preview: Preview }) {
  const unused = allColumns.filter((name) => !columns.some((one) => one.columns.includes(name)));
  return (
    <Card title={w.columns}>
      <Space wrap>{columns.map((one) => <Tag key={one.field}>{`${w.fields[one.field]} ← ${one.columns.join(' + ')}`}</Tag>)}</Space>
      {unused.length > 0 && <Typography.Paragraph style={{ marginTop: 16 }}>{`${w.unused}: ${unused.slice(0, 40).join(' · ')}`}</Typography.Paragraph>}
    </Card>
  );
}

function filled(sentence: string, count: number): string {
  return sentence.replace('{count}', String(count));
}

function save(name: string, media: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], { type: media }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
