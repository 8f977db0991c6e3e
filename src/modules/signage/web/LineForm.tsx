import { Button, Checkbox, Drawer, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { Notice } from '#ui/staff/kit.ts';
import { w, type Line, type ScreenRow } from './ask.ts';

export type Written = { kind: Line['kind']; zh: string; en: string; fromOn: string; untilOn: string | null; position: number; screen?: string | undefined; urgentMinutes: number | null; look: Line['look']; spoken: boolean; weekdays: string; dailyFrom: string | null; dailyUntil: string | null };
export type Opening = { mode: 'new' } | { mode: 'urgent' } | { mode: 'change'; line: Line };
type Fields = { kind: Written['kind']; zh: string; en?: string; fromOn: string; untilOn?: string; position: number; screen?: string; urgentMinutes?: number; look?: Line['look']; spoken?: boolean; days: string[]; dailyFrom?: string; dailyUntil?: string };

const EVERY_DAY = '1234567';

/** What a person writes: both languages, from when to when, on which screen. What is typed shows in the preview beside it. */
export function LineForm({ opening, today, screens, busy, onDraft, onSave, onClose }: {
  opening: Opening | undefined; today: string; screens: readonly ScreenRow[]; busy: boolean;
  onDraft: (draft: Written | undefined) => void; onSave: (written: Written) => void; onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const isUrgent = opening?.mode === 'urgent' || (opening?.mode === 'change' && opening.line.urgentUntil !== null);
  const first: Fields = opening?.mode === 'change'
    ? { ...opening.line, untilOn: opening.line.untilOn ?? '', urgentMinutes: 60, days: [...opening.line.weekdays], dailyFrom: opening.line.dailyFrom ?? '', dailyUntil: opening.line.dailyUntil ?? '', ...(opening.line.level === 'screen' && { screen: opening.line.place }) }
    : { kind: isUrgent ? 'notice' : 'slogan', zh: '', en: '', fromOn: today, untilOn: isUrgent ? today : '', position: 100, urgentMinutes: 60, look: 'full', spoken: isUrgent, days: [...EVERY_DAY], dailyFrom: '', dailyUntil: '' };
  const written = (fields: Fields): Written => ({
    kind: fields.kind, zh: fields.zh ?? '', en: fields.en ?? '', fromOn: fields.fromOn, untilOn: fields.untilOn || null, position: fields.position ?? 100,
    screen: fields.screen || undefined, urgentMinutes: isUrgent ? (fields.urgentMinutes ?? 60) : null,
    look: isUrgent ? (fields.look ?? 'full') : 'banner', spoken: isUrgent && fields.spoken === true,
    weekdays: isUrgent ? EVERY_DAY : [...fields.days].sort().join(''), dailyFrom: isUrgent ? null : fields.dailyFrom || null, dailyUntil: isUrgent ? null : fields.dailyUntil || null,
  });
  const needed = [{ required: true, message: w.required }];
  return (
    <Drawer open={opening !== undefined} onClose={onClose} size={420} mask={false} destroyOnHidden title={opening?.mode === 'change' ? w.changeItem : isUrgent ? w.urgentTitle : w.newItem}>
      {isUrgent && <Notice kind="act">{w.urgentHelp}</Notice>}
      <Form<Fields> form={form} layout="vertical" initialValues={first} onValuesChange={(_, all) => onDraft(written({ ...first, ...all }))} onFinish={(fields) => onSave(written({ ...first, ...fields }))}>
        {!isUrgent && <Form.Item name="kind" label={w.kind} rules={needed}><Select options={Object.entries(w.kinds).map(([value, label]) => ({ value, label }))} /></Form.Item>}
        <Form.Item name="zh" label={w.zh} extra={w.zhHelp} rules={[{ required: true, whitespace: true, message: w.required }]}><Input.TextArea autoSize maxLength={200} showCount /></Form.Item>
        <Form.Item name="en" label={w.en}><Input.TextArea autoSize maxLength={300} showCount /></Form.Item>
        {isUrgent ? <UrgentFields /> : (
          <>
            <Form.Item name="fromOn" label={w.fromOn} rules={needed}><Input type="date" /></Form.Item>
            <Form.Item name="untilOn" label={w.untilOn} extra={w.untilHelp}><Input type="date" /></Form.Item>
            <Form.Item name="days" label={w.weekdays} rules={[{ required: true, message: w.required }]}><Checkbox.Group options={[...EVERY_DAY].map((value) => ({ value, label: w.weekday[Number(value) - 1] ?? value }))} /></Form.Item>
            <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
              <Form.Item name="dailyFrom" label={w.dailyFrom} extra={w.dailyHelp}><Input type="time" /></Form.Item>
              <Form.Item name="dailyUntil" label={w.dailyUntil}><Input type="time" /></Form.Item>
            </div>
            <Form.Item name="position" label={w.position} rules={needed}><InputNumber min={0} max={10_000} /></Form.Item>
          </>
        )}
        {screens.length > 0 && <Form.Item name="screen" label={w.screenOnly}><Select allowClear disabled={opening?.mode === 'change'} placeholder={w.allScreens} options={screens.filter((one) => !one.revoked).map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>}
        <Button type="primary" htmlType="submit" danger={isUrgent} loading={busy}>{w.save}</Button> <Button onClick={onClose}>{w.cancel}</Button>
      </Form>
    </Drawer>
  );
}

/** How long an urgent message stands, how large, and whether the hall hears it. */
function UrgentFields() {
  return (
    <>
      <Form.Item name="urgentMinutes" label={w.minutes} rules={[{ required: true, message: w.required }]}><InputNumber min={1} max={1440} /></Form.Item>
      <Form.Item name="look" label={w.look} extra={w.lookHelp}><Segmented options={[{ value: 'full', label: w.lookFull }, { value: 'banner', label: w.lookBanner }]} /></Form.Item>
      <Form.Item name="spoken" valuePropName="checked"><Checkbox>{w.spoken}</Checkbox></Form.Item>
    </>
  );
}
