import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { FaultNotice, Notice, useCall } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { BookingOfDay } from './BookingsPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** The whole number, for somebody who has to call: with a reason, which the trail keeps. */
export function CallPerson({ branch, booking, close }: { branch: string; booking: BookingOfDay; close: () => void }) {
  const [reason, setReason] = useState<string>(w.callReasons[0] ?? '');
  const [asked, setAsked] = useState(false);
  const { answer, fault } = useCall(['phone', branch, booking.id, reason], (signal) => call('GET /api/branches/:branch/bookings/:booking/phone', { params: { branch, booking: booking.id }, query: { reason }, signal }), { only: asked, stale: Infinity });
  return (
    <Modal open title={say(w.callTitle, { code: booking.code })} onCancel={close} footer={<Button onClick={close}>{w.close}</Button>}>
      {fault !== undefined && <FaultNotice fault={fault} />}
      {answer?.phone ? <p className="bookings-phone"><a href={`tel:${answer.phone}`}>{answer.phone}</a></p> : (
        <>
          <Notice>{w.callRecorded}</Notice>
          <Radio.Group className="bookings-reasons" aria-label={w.reason} value={reason} onChange={(event) => setReason(String(event.target.value))} options={w.callReasons.map((one) => ({ value: one, label: one }))} />
          <Button type="primary" loading={asked && answer === undefined && fault === undefined} onClick={() => setAsked(true)}>{w.showNumber}</Button>
        </>
      )}
    </Modal>
  );
}
