import { useState } from 'preact/hooks';
import { caller, newKey } from '#ui/call.ts';
import { BigButton, ErrorSummary, Field, Page, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { allBranches } from '#ui/public/branch-id.ts';
import type { Own } from './MyBookingPage.tsx';
import { en } from './my-words.en.ts';
import { zh } from './my-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** Finding a booking again by branch, code and phone. */
export function FindStep({ onFound }: { onFound: (own: Own) => void }) {
  const { answer: branches } = useAsk((signal) => allBranches(signal), []);
  const [branch, setBranch] = useState('');
  const [code, setCode] = useState('');
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const search = useDeed(async () => onFound(await call('POST /api/branches/:branch/own-booking', { params: { branch: branch || (branches?.[0]?.id ?? '') }, body: { code, phone }, key: newKey() })));
  const isWhole = code.trim().length >= 6 && phone.trim().length >= 8;
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (isWhole) void search.run();
  };
  return (
    <Page title={w.findTitle} back="/">
      {search.fault !== undefined && <RefusedNotice fault={search.fault} />}
      <form onSubmit={submit} noValidate>
        <ErrorSummary wrong={tried && !isWhole ? [{ field: 'code', sentence: w.missing }] : []} />
        <div class="field">
          <label for="branch">{w.branch}</label>
          <select id="branch" value={branch} onChange={(event) => setBranch(event.currentTarget.value)}>
            {(branches ?? []).map((one) => <option key={one.id} value={one.id}>{named(one)}</option>)}
          </select>
        </div>
        <Field id="code" label={w.code} hint={w.findHint} value={code} onInput={setCode} maxLength={12} />
        <Field id="phone" label={w.phone} value={phone} onInput={setPhone} keys="tel" autoComplete="tel" maxLength={20} />
        <BigButton type="submit" busy={search.busy}>{w.find}</BigButton>
      </form>
    </Page>
  );
}
