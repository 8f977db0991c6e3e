import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { FaultNotice, useDeed, useToast } from '#ui/staff/kit.ts';
import { bodyOf, call, type Row, type Version, w } from './ask.ts';

const f = w.form;
type Body = Version['body'];
type Entered = Omit<Body, 'machineMinutes'> & { byMachine: boolean; machineMinutes?: number; fromOn?: string };

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const FRESH: Partial<Entered> = { group: 'personal', minutes: 8, urgency: 'ordinary', maskOff: false, byMachine: false, position: 500, offered: true, onApp: false, onWeb: false, onPhoneBank: false, bring: '', bringEn: '', online: '', onlineEn: '' };

/** A service is added or changed, at once or from a later day; what held before stays in its list of versions. */
export function ServiceForm({ row, close }: { row?: Row; close: () => void }) {
  const [form] = Form.useForm<Entered>();
  const toast = useToast();
  const before = row && bodyOf(row);
  const save = useDeed((body: Body & { fromOn?: string }) => call('PUT /api/services', { body }), {
    renews: [['services']], quiet: true,
    done: ({ fromOn }, body) => { toast.done(w.saved(fromOn, body.fromOn === undefined), before && body.fromOn === undefined ? () => save.run(before) : undefined); close(); },
  });
  const needed = [{ required: true, whitespace: true, message: f.needed }];
  const hasMachine = Form.useWatch('byMachine', form) ?? (before !== undefined && before.machineMinutes !== null);
  const initial: Partial<Entered> = before ? { ...before, byMachine: before.machineMinutes !== null, machineMinutes: before.machineMinutes ?? before.minutes } : FRESH;
  const send = ({ byMachine, machineMinutes, fromOn, ...entered }: Entered): void => void save.run({ ...FRESH, ...before, ...entered, machineMinutes: byMachine ? (machineMinutes ?? null) : null, ...(fromOn && { fromOn }) });
  return (
    <Modal open title={row ? w.edit : w.add} width={760} onCancel={close} okText={w.save} cancelText={w.close} confirmLoading={save.busy} onOk={() => form.submit()} mask={{ closable: false }}>
      {save.fault !== undefined && <FaultNotice fault={save.fault} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send}>
        <div className="service-pair">
          <Form.Item name="code" label={f.code} extra={row ? undefined : f.codeHelp} rules={[...needed, { pattern: /^[a-z0-9][a-z0-9_-]{0,39}$/i, message: f.badCode }]}><Input disabled={row !== undefined} maxLength={40} /></Form.Item>
          <Form.Item name="group" label={w.group}><Select options={choices(w.groups)} /></Form.Item>
          <Form.Item name="name" label={f.zh} rules={needed}><Input maxLength={60} /></Form.Item>
          <Form.Item name="nameEn" label={f.en} rules={needed}><Input maxLength={80} /></Form.Item>
          <Form.Item name="minutes" label={f.minutes} extra={row ? f.minutesHelp : undefined} rules={[{ required: true, message: f.needed }]}><InputNumber min={0.5} max={240} step={0.5} /></Form.Item>
          <Form.Item name="urgency" label={w.urgency}><Select options={choices(w.urgencies)} /></Form.Item>
          <div>
            <Form.Item name="byMachine" valuePropName="checked" noStyle><Checkbox>{f.byMachine}</Checkbox></Form.Item>
            {hasMachine && <Form.Item name="machineMinutes" label={f.machineMinutes} rules={[{ required: true, message: f.needed }]}><InputNumber min={0.5} max={240} step={0.5} /></Form.Item>}
          </div>
          <div className="service-checks">
            <Form.Item name="maskOff" valuePropName="checked" noStyle><Checkbox>{w.mask}</Checkbox></Form.Item>
            <Form.Item name="offered" valuePropName="checked" noStyle><Checkbox>{w.offeredYes}</Checkbox></Form.Item>
          </div>
        </div>
        <fieldset className="service-checks"><legend>{f.channels}</legend>
          <Form.Item name="onApp" valuePropName="checked" noStyle><Checkbox>{w.app}</Checkbox></Form.Item>
          <Form.Item name="onWeb" valuePropName="checked" noStyle><Checkbox>{w.web}</Checkbox></Form.Item>
          <Form.Item name="onPhoneBank" valuePropName="checked" noStyle><Checkbox>{w.phone}</Checkbox></Form.Item>
        </fieldset>
        <div className="service-pair">
          <Form.Item name="bring" label={f.bringZh}><Input.TextArea autoSize maxLength={300} /></Form.Item>
          <Form.Item name="bringEn" label={f.bringEn}><Input.TextArea autoSize maxLength={300} /></Form.Item>
          <Form.Item name="online" label={f.onlineZh}><Input.TextArea autoSize maxLength={500} /></Form.Item>
          <Form.Item name="onlineEn" label={f.onlineEn}><Input.TextArea autoSize maxLength={500} /></Form.Item>
          <Form.Item name="position" label={f.position}><InputNumber min={0} max={10_000} /></Form.Item>
          <Form.Item name="fromOn" label={f.fromOn}><Input type="date" /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
