import { useState } from 'preact/hooks';
import { BigButton, ErrorSummary, Field, Page, RefusedNotice } from '#ui/public/kit.ts';
import { say, words } from '#ui/words.ts';
import { Kept } from './Kept.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const STANDBY_MINUTES = 30;

type Props = { above: string; phone: string; onPhone: (phone: string) => void; until?: string; standby?: boolean; back: () => void; busy: boolean; fault: unknown; onNext: () => void };

/** Third question: the phone number, or none. */
export function PhoneStep({ above, phone, onPhone, until, standby = false, back, busy, fault, onNext }: Props) {
  const [tried, setTried] = useState(false);
  const isGood = phone.replaceAll(/\D/g, '').length >= 8;
  const error = tried && !isGood ? w.phoneWrong : undefined;
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (isGood) onNext();
  };
  return (
    <Page title={standby ? w.standbyTitle : w.phone} above={above} back={back}>
      {until && <Kept until={until} />}
      {standby && <p>{say(w.standbyHint, { n: STANDBY_MINUTES })}</p>}
      {fault !== undefined && <RefusedNotice fault={fault} />}
      <form onSubmit={submit} noValidate>
        <ErrorSummary wrong={error ? [{ field: 'phone', sentence: error }] : []} />
        <Field id="phone" label={w.phoneLabel} hint={w.phoneHint} error={error} value={phone} onInput={onPhone} keys="tel" autoComplete="tel" maxLength={20} />
        <BigButton type="submit" busy={busy}>{standby ? w.standbyDone : w.next}</BigButton>
      </form>
      {!standby && <><BigButton kind="quiet" onClick={() => { onPhone(''); onNext(); }}>{w.noPhone}</BigButton><p class="hint">{w.noPhoneHelp}</p></>}
    </Page>
  );
}
