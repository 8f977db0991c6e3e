import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { QueryKey } from '@tanstack/react-query';
import { caller } from '#ui/call.ts';
import { FaultNotice, Notice, useCall, useDeed } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { choicesOf } from './free-choices.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

type Service = { code: string; name: string; nameEn: string };
type Entered = { service: string; startsAt: string; channel: 'desk' | 'phone'; phone?: string };

/** A time for somebody at the desk or on the phone. Without a phone number the slip of paper is the booking. */
export function BookForPerson({ branch, zone, services, renews, close }: { branch: string; zone: string; services: readonly Service[]; renews: QueryKey; close: () => void }) {
  const [form] = Form.useForm<Entered>();
  const [booked, setBooked] = useState<{ code: string; key: string }>();
  const service = Form.useWatch('service', form);
  const free = useCall(['free', branch, service ?? ''], (signal) => call('GET /api/branches/:branch/free-times', { params: { branch }, query: { service: service ?? '', channel: 'desk' }, signal }), { only: service !== undefined });
  const book = useDeed(async ({ phone, ...wish }: Entered) => {
    const chosen = free.answer?.days.flatMap((day) => day.times).find((time) => time.startsAt === wish.startsAt);
    return call('POST /api/branches/:branch/bookings', { params: { branch }, body: { ...wish, keptFor: chosen?.keptFor ?? 'everyone', ...(phone && { phone }) } });
  }, { renews: [renews, ['free', branch]], done: setBooked, quiet: true });
  if (booked) {
    return (
      <Modal open title={w.booked} onCancel={close} footer={<><Button onClick={close}>{w.cancel}</Button><Button type="primary" href={`/my/${branch}.${booked.code}.${booked.key}?new=1`} target="_blank">{w.print}</Button></>}>
        <p>{w.bookedCode}</p>
        <p className="bookings-code">{booked.code}</p>
        <Notice>{w.printHint}</Notice>
      </Modal>
    );
  }
  return (
    <Modal open title={w.bookFor} onCancel={close} okText={w.save} cancelText={w.cancel} confirmLoading={book.busy} onOk={() => form.submit()}>
      {book.fault !== undefined && <FaultNotice fault={book.fault} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ channel: 'desk' }} onFinish={(entered: Entered) => void book.run(entered)}>
        <Form.Item name="channel" label={w.how}><Radio.Group options={[{ value: 'desk', label: w.channels.desk }, { value: 'phone', label: w.channels.phone }]} /></Form.Item>
        <Form.Item name="service" label={w.service} rules={[{ required: true, message: w.choose }]}>
          <Select options={services.map((one) => ({ value: one.code, label: named(one) }))} showSearch optionFilterProp="label" onChange={() => form.resetFields(['startsAt'])} />
        </Form.Item>
        <Form.Item name="startsAt" label={w.when} rules={[{ required: true, message: w.choose }]}>
          <Select loading={free.loading} disabled={service === undefined} options={choicesOf(free.answer, zone)} showSearch optionFilterProp="label" />
        </Form.Item>
        <Form.Item name="phone" label={w.phoneOptional}><Input inputMode="tel" autoComplete="off" maxLength={20} /></Form.Item>
      </Form>
    </Modal>
  );
}
