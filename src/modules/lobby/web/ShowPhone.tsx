import { Button, Modal } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { useDeed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './register-words.en.ts';
import { zh } from './register-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const REASONS = ['contact_tracing', 'visitor_asks', 'lost_property'] as const;

/** 查看联系电话: in clear for one named reason, which the trail keeps; gone again when the dialog closes. */
export function ShowPhone({ branch, registration }: { branch: string; registration: string }) {
  const [isOpen, setOpen] = useState(false);
  const [phone, setPhone] = useState<string | null>();
  const show = useDeed((reason: (typeof REASONS)[number]) => call('POST /api/branches/:branch/registrations/:registration/unmasking', { params: { branch, registration }, body: { reason } }), { done: (answer) => setPhone(answer.phone) });
  const close = (): void => { setOpen(false); setPhone(undefined); };
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>{w.show}</Button>
      <Modal open={isOpen} title={w.showTitle} footer={null} onCancel={close} destroyOnHidden>
        {phone === undefined ? (
          <div className="stack">
            <p className="soft">{w.showHelp}</p>
            {REASONS.map((reason) => <Button key={reason} block disabled={show.busy} onClick={() => void show.run(reason)}>{w.reasons[reason]}</Button>)}
          </div>
        ) : <p className="register-phone" role="status">{phone ?? '–'}</p>}
      </Modal>
    </>
  );
}
