import { Button, Modal } from 'antd';
import { useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { useCall, useDeed } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { mayServe, type Queue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Moved = Answer<typeof contract, 'POST /api/branches/:branch/tickets/:ticket/transfer'>;
type Props = {
  branch: string; ticket: string; queue: Queue; now: string; label: string; only?: 'service'; at?: number | undefined; disabled?: boolean; keyHint?: string;
  open?: boolean; setOpen?: (open: boolean) => void; done: (ticket: Moved['ticket'], deed: string) => void;
};

/** 转办: the number stays, the errand or the counter changes. What nobody here can do is not offered. */
export function Transfer({ branch, ticket, queue, now, label, only, at, disabled = false, keyHint, open, setOpen, done }: Props) {
  const [own, setOwn] = useState(false);
  const [isOpen, turn] = [open ?? own, setOpen ?? setOwn];
  const door = useCall(['door-questions', branch], () => call('GET /api/branches/:branch/door-questions', { params: { branch } }), { only: isOpen });
  const move = useDeed((body: { toService?: string; toCounter?: number }) => call('POST /api/branches/:branch/tickets/:ticket/transfer', { params: { branch, ticket }, body: { ...body, ...(at !== undefined && { counter: at }) } }), {
    done: (moved) => { turn(false); done(moved.ticket, moved.deed); },
  });
  const services = door.answer?.services ?? [];
  const here = services.find((one) => one.code === now);
  const counters = queue.counters.filter((one) => one.number !== at && here !== undefined && mayServe(one, here));
  return (
    <>
      <Button disabled={disabled} onClick={() => turn(true)}>{label}{keyHint && <kbd>{keyHint}</kbd>}</Button>
      <Modal open={isOpen} title={label} footer={null} width={680} onCancel={() => turn(false)} destroyOnHidden>
        <div className="lobby-sheet">
          <h3>{w.toService}</h3>
          <div className="errand-choices">{services.filter((one) => one.code !== now).map((one) => <Button key={one.code} disabled={move.busy} onClick={() => void move.run({ toService: one.code })}>{pickText(one.name, one.nameEn)}</Button>)}</div>
          {only === undefined && counters.length > 0 && (
            <>
              <h3>{w.toCounter}</h3>
              <div className="errand-choices">{counters.map((one) => <Button key={one.number} disabled={move.busy} onClick={() => void move.run({ toCounter: one.number })}>{pickText(one.name, one.nameEn)}{one.staffed ? '' : ` · ${w.shut}`}</Button>)}</div>
            </>
          )}
        </div>
      </Modal>
    </>
  );
}
