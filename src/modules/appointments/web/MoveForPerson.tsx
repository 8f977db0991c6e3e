import { Form, Modal, Select } from 'antd';
import type { QueryKey } from '@tanstack/react-query';
import { caller } from '#ui/call.ts';
import { clock, dayWord } from '#ui/format.ts';
import { FaultNotice, Notice, useCall, useDeed, useToast } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { BookingOfDay } from './BookingsPage.tsx';
import { choicesOf } from './free-choices.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** Another time for somebody at the desk or on the phone: the new place is taken before the old one is given back; undo goes back if the old one is still free. */
export function MoveForPerson({ branch, zone, booking, errand, renews, close }: { branch: string; zone: string; booking: BookingOfDay; errand: string; renews: QueryKey; close: () => void }) {
  const [form] = Form.useForm<{ startsAt: string }>();
  const toast = useToast();
  const free = useCall(['free', branch, booking.service], (signal) => call('GET /api/branches/:branch/free-times', { params: { branch }, query: { service: booking.service, channel: 'desk' }, signal }));
  const to = (startsAt: string) => call('POST /api/branches/:branch/bookings/:booking/move', { params: { branch, booking: booking.id }, body: { startsAt } });
  const back = useDeed(() => to(booking.startsAt), { renews: [renews, ['free', branch]], done: () => toast.done(w.movedBack) });
  const move = useDeed(({ startsAt }: { startsAt: string }) => to(startsAt), {
    renews: [renews, ['free', branch]], quiet: true,
    done: ({ startsAt, date }) => {
      toast.done(say(w.moved, { time: `${dayWord(date, free.answer?.today ?? date)} ${clock(startsAt, zone)}` }), () => back.run(undefined));
      close();
    },
  });
  return (
    <Modal open title={say(w.moveTitle, { code: booking.code })} onCancel={close} okText={w.moveHere} cancelText={w.close} confirmLoading={move.busy} onOk={() => form.submit()}>
      {move.fault !== undefined && <FaultNotice fault={move.fault} />}
      {free.fault !== undefined && <FaultNotice fault={free.fault} again={free.again} />}
      <Notice>{say(w.movesFrom, { errand, time: clock(booking.startsAt, zone) })}</Notice>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered: { startsAt: string }) => void move.run(entered)}>
        <Form.Item name="startsAt" label={w.newTime} rules={[{ required: true, message: w.choose }]}>
          <Select autoFocus loading={free.loading} options={choicesOf(free.answer, zone)} showSearch optionFilterProp="label" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
