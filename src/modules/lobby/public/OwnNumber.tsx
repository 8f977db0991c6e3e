import { useState } from 'preact/hooks';
import { caller } from '#ui/call.ts';
import { BigButton, go, RefusedNotice, useDeed } from '#ui/public/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Door } from './DoorFormPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 自助取号: once the temperature was taken at the door, the visitor takes the number on the own phone. Before that the branch says no. */
export function OwnNumber({ door, codes }: { door: Door; codes: readonly string[] }) {
  const [service, setService] = useState('');
  const [code, setCode] = useState(codes[0] ?? '');
  const take = useDeed(async () => {
    const taken = await call('POST /api/branches/:branch/own-tickets', { params: { branch: door.branch }, body: { code, service } });
    go(`/t/${taken.secret}`);
  });
  return (
    <section class="card own-take">
      <h2>{w.takeTitle}</h2>
      <p class="hint">{w.takeHelp}</p>
      {codes.length > 1 && (
        <div class="field"><label for="own-code">{w.forWhom}</label>
          <select id="own-code" value={code} onChange={(event) => setCode(event.currentTarget.value)}>{codes.map((one) => <option key={one} value={one}>{one}</option>)}</select>
        </div>
      )}
      <div class="field"><label for="own-service">{w.errand}</label>
        <select id="own-service" value={service} onChange={(event) => setService(event.currentTarget.value)}>
          <option value="">{w.choose}</option>
          {door.services.map((one) => <option key={one.code} value={one.code}>{pickText(one.name, one.nameEn)}</option>)}
        </select>
      </div>
      {take.fault !== undefined && <RefusedNotice fault={take.fault} />}
      <BigButton kind="quiet" busy={take.busy} disabled={service === ''} onClick={() => void take.run()}>{w.take}</BigButton>
    </section>
  );
}
