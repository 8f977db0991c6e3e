import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CAUSES } from '../rules.ts';
import type { Closure } from './StateBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** Why the branch closed, and the report to the authority. */
export function Filing({ closure, close }: { closure: Closure; close: () => void }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [cause, setCause] = useState(closure.cause ?? 'infection');
  const [to, setTo] = useState(closure.filed?.to ?? '');
  const [as, setAs] = useState(closure.filed?.as ?? '');
  const save = useDeed(
    () => call('POST /api/branches/:branch/closures/:closure/filing', { params: { branch: branch.id, closure: closure.id }, body: { cause, ...(to.trim() && { filedTo: to.trim() }), ...(to.trim() && as.trim() && { filedAs: as.trim() }) } }),
    { renews: [['closures', branch.id]], done: () => { close(); toast.done(w.filedDone); } },
  );
  return (
    <Modal open title={w.file} okText={w.save} cancelText={w.cancel} okButtonProps={{ loading: save.busy }} onCancel={close} onOk={() => { void save.run(undefined); }}>
      <label className="field">{w.cause}<Select value={cause} onChange={setCause} options={CAUSES.map((value) => ({ value, label: w.causes[value] }))} /></label>
      <label className="field">{w.filedTo}<Input value={to} maxLength={120} onChange={(event) => setTo(event.target.value)} /></label>
      <label className="field">{w.filedAs}<Input value={as} maxLength={120} disabled={to.trim() === ''} onChange={(event) => setAs(event.target.value)} /></label>
    </Modal>
  );
}
