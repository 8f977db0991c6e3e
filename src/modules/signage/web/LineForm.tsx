import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { Notice } from '#ui/staff/kit.ts';
import { w, type Line, type ScreenRow } from './ask.ts';

export type Written = { kind: 'slogan' | 'notice' | 'product' | 'tip'; zh: string; en: string; fromOn: string; untilOn: string | null; position: number; screen?: string | undefined; urgentMinutes: number | null };
export type Opening = { mode: 'new' } | { mode: 'urgent' } | { mode: 'change'; line: Line };
type Fields = { kind: Written['kind']; zh: string; en?: string; fromOn: string; untilOn?: string; position: number; screen?: string; urgentMinutes?: number };

/** What a person writes: both languages, from when to when, on which screen. What is typed shows in the preview beside it. */
export function LineForm({ opening, today, screens, busy, onDraft, onSave, onClose }: {
  opening: Opening | undefined; today: string; screens: readonly ScreenRow[]; busy: boolean;
  onDraft: (draft: Written | undefined) => void; onSave: (written: Written) => void; onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const isUrgent = opening?.mode === 'urgent' || (opening?.mode === 'change' && opening.line.urgentUntil !== null);
  const first: Fields = opening?.mode === 'change'
    ? { ...opening.line, untilOn: opening.line.untilOn ?? '', urgentMinutes: 60, ...(opening.line.level === 'screen' && { screen: opening.line.place }) }
    : { kind: isUrgent ? 'notice' : 'slogan', zh: '', en: '', fromOn: today, untilOn: isUrgent ? today : '', position: 100, urgentMinutes: 60 };
  const written = (fields: Fields): Written => ({
    kind: fields.kind, zh: fields.zh ?? '', en: fields.en ?? '', fromOn: fields.fromOn, untilOn: fields.untilOn || null, position: fields.position ?? 100,
    screen: fields.screen || undefined, urgentMinutes: isUrgent ? (fields.urgentMinutes ?? 60) : null,
  });
  const needed = [{ required: true, message: w.required }];
  return (
    <Drawer open={opening !== undefined} onClose={onClose} size={420} mask={false} destroyOnHidden title={opening?.mode === 'change' ? w.changeItem : isUrgent ? w.urgentTitle : w.newItem}>
      {isUrgent && <Notice kind="act">{w.urgentHelp}</Notice>}
      <Form<Fields> form={form} layout="vertical" initialValues={first} onValuesChange={(_, all) => onDraft(written({ ...first, ...all }))} onFinish={(fields) => onSave(written({ ...first, ...fields }))}>
        <Form.Item name="kind" label={w.kind} rules={needed}><Select options={Object.entries(w.kinds).map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="zh" label={w.zh} extra={w.zhHelp} rules={[{ required: true, whitespace: true, message: w.required }]}><Input.TextArea autoSize maxLength={200} showCount /></Form.Item>
        <Form.Item name="en" label={w.en}><Input.TextArea autoSize maxLength={300} showCount /></Form.Item>
        <Form.Item name="fromOn" label={w.fromOn} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="untilOn" label={w.untilOn} extra={w.untilHelp}><Input type="date" /></Form.Item>
        {screens.length > 0 && <Form.Item name="screen" label={w.screenOnly}><Select allowClear disabled={opening?.mode === 'change'} placeholder={w.allScreens} options={screens.filter((one) => !one.revoked).map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>}
        {isUrgent
          ? <Form.Item name="urgentMinutes" label={w.minutes} rules={needed}><InputNumber min={1} max={1440} /></Form.Item>
          : <Form.Item name="position" label={w.position} rules={needed}><InputNumber min={0} max={10_000} /></Form.Item>}
        <Button type="primary" htmlType="submit" danger={isUrgent} loading={busy}>{w.save}</Button> <Button onClick={onClose}>{w.cancel}</Button>
      </Form>
    </Drawer>
  );
}
