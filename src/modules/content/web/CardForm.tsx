import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { caller } from '#ui/call.ts';
import { FaultNotice, useDeed, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Channel, CardBody } from '../rules.ts';
import type { CardRow, Service } from './card-row.ts';
import { StepPicture } from './StepPicture.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const f = w.form;
const call = caller<typeof contract>();
const MOST_STEPS = 8;
const CHANNEL_CHOICES = Object.entries(w.channels).map(([value, label]) => ({ value, label }));

type Entered = { code: string; service?: string; channel: Channel; position: number } & CardBody;

/** Writes a card's next version as a draft; a colleague publishes it. What is handed out now stays as it is until then. */
export function CardForm({ card, services, close }: { card?: CardRow; services: readonly Service[]; close: () => void }) {
  const [form] = Form.useForm<Entered>();
  const toast = useToast();
  const save = useDeed(({ code, service, channel, position, ...body }: Entered) => call('PUT /api/cards', { body: { code, service: service ?? null, channel, position, body } }), {
    renews: [['cards']], quiet: true, done: () => { toast.done(f.saved); close(); },
  });
  const needed = [{ required: true, whitespace: true, message: f.needed }];
  const body = card?.draft?.body ?? card?.body;
  const initial = card && body
    ? { code: card.code, ...(card.service !== null && { service: card.service }), channel: card.channel, position: card.position, ...body }
    : { channel: 'app', position: 100, minutes: 3, link: '', product: '', productEn: '', steps: [{ zh: '', en: '', picture: null }] };
  return (
    <Modal open title={card ? w.edit : w.add} width={760} onCancel={close} okText={f.save} cancelText={w.close} confirmLoading={save.busy} onOk={() => form.submit()} mask={{ closable: false }}>
      {save.fault !== undefined && <FaultNotice fault={save.fault} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(entered: Entered) => void save.run(entered)}>
        <div className="card-form-pair">
          <Form.Item name="code" label={f.code} extra={f.codeHelp} rules={[...needed, { pattern: /^[a-z0-9][a-z0-9-]{1,39}$/, message: f.badCode }]}><Input disabled={card !== undefined} maxLength={40} /></Form.Item>
          <Form.Item name="service" label={f.service}><Select allowClear placeholder={f.noService} options={services.map((one) => ({ value: one.code, label: named(one) }))} showSearch optionFilterProp="label" /></Form.Item>
          <Form.Item name="channel" label={w.channel}><Select options={CHANNEL_CHOICES} /></Form.Item>
          <div className="card-form-pair">
            <Form.Item name="minutes" label={f.minutes} rules={[{ required: true, message: f.needed }]}><InputNumber min={1} max={60} /></Form.Item>
            <Form.Item name="position" label={f.position}><InputNumber min={0} max={10_000} /></Form.Item>
          </div>
          <Form.Item name="title" label={f.titleZh} rules={needed}><Input maxLength={40} showCount /></Form.Item>
          <Form.Item name="titleEn" label={f.titleEn} rules={needed}><Input maxLength={60} showCount /></Form.Item>
        </div>
        <h3>{f.steps}</h3>
        <p className="soft">{f.stepsHelp}</p>
        <Form.List name="steps">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }, nth) => (
                <fieldset key={key} className="card-form-step">
                  <Form.Item name={[name, 'zh']} label={f.stepZh(nth + 1)} rules={needed}><Input maxLength={80} /></Form.Item>
                  <Form.Item name={[name, 'en']} label={f.stepEn(nth + 1)} rules={needed}><Input maxLength={140} /></Form.Item>
                  <div className="card-give">
                    <Form.Item name={[name, 'picture']} noStyle><StepPicture alt={f.pictureOf(nth + 1)} /></Form.Item>
                    {fields.length > 1 && <Button size="small" danger onClick={() => remove(name)}>{f.removeStep}</Button>}
                  </div>
                </fieldset>
              ))}
              {fields.length < MOST_STEPS && <Button onClick={() => add({ zh: '', en: '', picture: null })}>{f.addStep}</Button>}
            </>
          )}
        </Form.List>
        <Form.Item className="card-form-link" name="link" label={f.link} rules={[{ pattern: /^https:\/\//, message: f.badLink }]}><Input maxLength={200} inputMode="url" /></Form.Item>
        <div className="card-form-pair">
          <Form.Item name="product" label={f.product}><Input maxLength={80} /></Form.Item>
          <Form.Item name="productEn" label={f.productEn}><Input maxLength={80} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
