import { Button, Drawer, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { Badge, EmptyState, useCall, useDeed, useToast } from '#ui/staff/kit.ts';
import { clock, clockWithSeconds } from '#ui/format.ts';
import { call, w, type Strip } from './ask.ts';
import { DotBoard } from './DotBoard.tsx';

type Fields = { name: string; host: string; port: number; address: string; wide: number; high: number; colour: Strip['colour']; speed: 1 | 2 | 3 | 4 | 5 };
const FIRST: Fields = { name: '', host: '', port: 10_001, address: '01', wide: 192, high: 16, colour: 'red', speed: 3 };
const MEANING = { delivered: 'open', waiting: 'info', behind: 'watch', failing: 'act' } as const;
/** Nobody at a crossing reads longer. */
const LONG_SECONDS = 15;

/** The strips that the program drives itself: what each is known to show, whether it is there, and when it is tried again. */
export function Strips({ branch, zone, may }: { branch: string; zone: string; may: boolean }) {
  const key = ['strips', branch];
  const toast = useToast();
  const { answer } = useCall(key, (signal) => call('GET /api/branches/:branch/strips', { params: { branch }, signal }), { every: 5_000 });
  const [open, setOpen] = useState<'new' | Strip>();
  const save = useDeed(({ name, ...body }: Fields & { strip?: string }) => {
    const { strip, ...details } = body;
    return strip === undefined
      ? call('POST /api/branches/:branch/strips', { params: { branch }, body: { name, ...details } })
      : call('PUT /api/branches/:branch/strips/:strip', { params: { branch, strip }, body: details });
  }, { renews: [key, ['playlist', branch]], done: () => { setOpen(undefined); toast.done(w.stripSaved); } });
  const remove = useDeed((strip: Strip) => call('DELETE /api/branches/:branch/strips/:strip', { params: { branch, strip: strip.id } }), { renews: [key, ['playlist', branch]], done: () => toast.done(w.stripRemoved) });
  const askRemove = async (strip: Strip) => { if (await toast.sure({ title: `${w.stripRemoveSure} ${strip.name}`, text: w.stripRemoveText, yes: w.stripRemove, danger: true })) await remove.run(strip); };
  const needed = [{ required: true, message: w.required }];
  return (
    <section aria-label={w.strips} style={{ marginTop: 24 }}>
      <h2>{w.strips}</h2>
      {answer?.strips.length === 0 && <EmptyState title={w.noStrips} help={w.noStripsHelp} />}
      {answer?.strips.map((strip) => (
        <article key={strip.id} aria-label={strip.name} style={{ marginBottom: 20 }}>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', marginBottom: 6 }}>
            <strong>{strip.name}</strong>
            <Badge kind={MEANING[strip.state]}>{w.stripStates[strip.state]}</Badge>
            <span className="soft">{strip.sentAt === null ? w.stripNothingYet : w.stripSentAt(clockWithSeconds(strip.sentAt, zone))}</span>
            {strip.lastSeenAt !== null && <span className="soft">{w.stripSeenAt(clock(strip.lastSeenAt, zone))}</span>}
          </div>
          {strip.fault !== null && <p role="status" style={{ margin: '0 0 6px' }}>{w.stripFaults[strip.fault]} {strip.nextTryAt !== null && w.stripNextTry(strip.tries, clock(strip.nextTryAt, zone))}</p>}
          <Turning strip={strip} />
          <p className="soft" style={{ margin: '6px 0' }}>{w.stripSize(strip.wide, strip.high, Math.floor(strip.wide / 12))} · {strip.host}:{strip.port}</p>
          {may && <Space><Button size="small" onClick={() => setOpen(strip)}>{w.edit}</Button><Button size="small" danger onClick={() => { void askRemove(strip); }}>{w.stripRemove}</Button></Space>}
        </article>
      ))}
      {may && <Button onClick={() => setOpen('new')}>{w.stripAdd}</Button>}
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} size={420} destroyOnHidden title={open === 'new' ? w.stripAdd : w.stripChange}>
        <Form<Fields> layout="vertical" initialValues={open === 'new' || open === undefined ? FIRST : { ...open }} onFinish={(fields) => { void save.run({ ...FIRST, ...fields, ...(typeof open === 'object' && { strip: open.id }) }); }}>
          {open === 'new' && <Form.Item name="name" label={w.name} rules={needed}><Input maxLength={60} /></Form.Item>}
          <Form.Item name="host" label={w.stripHost} extra={w.stripHostHelp} rules={needed}><Input maxLength={200} /></Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
            <Form.Item name="port" label={w.stripPort} rules={needed}><InputNumber min={1} max={65_535} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name="address" label={w.stripAddress} extra={w.stripAddressHelp} rules={[...needed, { pattern: /^[0-9A-F]{2}$/, message: w.stripAddressHelp }]}><Input maxLength={2} /></Form.Item>
            <Form.Item name="wide" label={w.stripWide} extra={w.stripWideHelp} rules={needed}><InputNumber min={32} max={4_096} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name="high" label={w.stripHigh} rules={needed}><InputNumber min={12} max={31} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name="colour" label={w.stripColour}><Select options={Object.entries(w.stripColours).map(([value, label]) => ({ value, label }))} /></Form.Item>
            <Form.Item name="speed" label={w.stripSpeed}><Select options={w.stripSpeeds.map((label, at) => ({ value: at + 1, label }))} /></Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={save.busy}>{w.stripSave}</Button> <Button onClick={() => setOpen(undefined)}>{w.cancel}</Button>
        </Form>
      </Drawer>
    </section>
  );
}

/** What the strip is known to show; its lines are turned over by hand, so that each can be read in peace. */
function Turning({ strip }: { strip: Strip }) {
  const [at, setAt] = useState(0);
  const line = strip.sent[at % Math.max(1, strip.sent.length)];
  if (!line) return null;
  return (
    <>
      <DotBoard board={line} wide={strip.wide} colour={strip.colour} label={line.text} />
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', marginTop: 6 }}>
        {strip.sent.length > 1 && <Button size="small" onClick={() => setAt((at + 1) % strip.sent.length)}>{w.stripNext(at % strip.sent.length + 1, strip.sent.length)}</Button>}
        <span className={line.seconds > LONG_SECONDS ? '' : 'soft'}>{line.urgent && `${w.urgentNow} · `}{line.runs ? w.stripRuns(line.seconds) : w.stripStands}{line.seconds > LONG_SECONDS && ` ${w.stripTooLong(LONG_SECONDS)}`}</span>
      </div>
    </>
  );
}

/** What is being written, as it will look on each strip, and how long it takes there. */
export function OnStrips({ branch, text }: { branch: string; text: string }) {
  const { answer } = useCall(['strips', branch], (signal) => call('GET /api/branches/:branch/strips', { params: { branch }, signal }));
  return answer?.strips.map((strip) => <OnStrip key={strip.id} branch={branch} strip={strip} text={text} />);
}

function OnStrip({ branch, strip, text }: { branch: string; strip: Strip; text: string }) {
  const { answer } = useCall(['strip preview', branch, strip.id, text], (signal) => call('GET /api/branches/:branch/strips/:strip/preview', { params: { branch, strip: strip.id }, query: { text }, signal }));
  if (!answer) return null;
  const isLong = answer.seconds > LONG_SECONDS;
  return (
    <div style={{ margin: '12px 0' }}>
      <DotBoard board={answer} wide={strip.wide} colour={strip.colour} label={`${strip.name}：${text}`} />
      <p role="status" style={{ margin: '6px 0', display: 'flex', gap: 8, alignItems: 'center' }}>
        <span>{strip.name} · {answer.runs ? w.stripRuns(answer.seconds) : w.stripStands}</span>{isLong && <Badge kind="watch">{w.stripTooLong(LONG_SECONDS)}</Badge>}
      </p>
    </div>
  );
}
