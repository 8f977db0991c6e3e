import { useEffect, useState } from 'preact/hooks';
import { BigButton, ErrorSummary, Field, go, Notice, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { branchesNamed } from '#ui/public/branch-id.ts';
import { named } from '#ui/words.ts';
import { call, w } from './ask.ts';
import { BranchPicker, type Place } from './BranchPicker.tsx';
import './follow.css';

/** 营业有变，短信告诉我: which branches, which phone, the code that came to it. */
export function FollowPage({ query }: PageProps) {
  const wished = query.get('branch');
  const { answer: places } = useAsk((signal) => (wished ? branchesNamed(wished, signal) : Promise.resolve([])), [wished]);
  const [chosen, setChosen] = useState<readonly Place[]>([]);
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<{ request: string; minutes: number }>();
  useEffect(() => {
    const first = places?.find((one) => one.code === wished);
    if (first) setChosen((before) => (before.length === 0 ? [first] : before));
  }, [places, wished]);
  const send = useDeed(async () => setSent(await call('POST /api/public/subscription-codes', { body: { branches: chosen.map((one) => one.id), phone } })));
  const wrong = [
    ...(chosen.length > 0 ? [] : [{ field: 'which', sentence: w.branchMissing }]),
    ...(phone.replaceAll(/\D/g, '').length >= 8 ? [] : [{ field: 'phone', sentence: w.phoneWrong }]),
  ];
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) void send.run();
  };
  if (sent) return <CodeStep key={sent.request} phone={phone} {...sent} resend={() => void send.run()} resending={send.busy} fault={send.fault} back={() => { send.clear(); setSent(undefined); }} />;
  return (
    <Page title={w.title} back={wished ? `/b/${encodeURIComponent(wished)}` : '/'}>
      <p>{w.intro}</p>
      {send.fault !== undefined && <RefusedNotice fault={send.fault} />}
      <form onSubmit={submit} noValidate>
        <ErrorSummary wrong={tried ? wrong : []} />
        <fieldset class="question" id="which">
          <legend><h2>{w.which}</h2></legend>
          <ul class="followed" aria-label={w.which}>
            {chosen.map((one) => <li key={one.id}><b>{named(one)}</b><button type="button" class="switch" aria-label={w.remove(named(one))} onClick={() => setChosen(chosen.filter((other) => other !== one))}>✕</button></li>)}
          </ul>
          {chosen.length === 0 ? <BranchPicker label={w.find} not={[]} onPick={(place) => setChosen([place])} />
            : <details class="more"><summary>{w.add}</summary><BranchPicker label={w.find} not={chosen.map((one) => one.id)} onPick={(place) => setChosen([...chosen, place])} /></details>}
        </fieldset>
        <Field id="phone" label={w.phone} hint={w.phoneHint} error={tried ? wrong.find((one) => one.field === 'phone')?.sentence : undefined} value={phone} onInput={setPhone} keys="tel" autoComplete="tel" maxLength={20} />
        <BigButton type="submit" busy={send.busy}>{w.sendCode}</BigButton>
      </form>
    </Page>
  );
}

type CodeProps = { phone: string; request: string; minutes: number; resend: () => void; resending: boolean; fault: unknown; back: () => void };

function CodeStep({ phone, request, minutes, resend, resending, fault, back }: CodeProps) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<string>();
  const show = useDeed(async () => {
    const { outcome, left, link } = await call('POST /api/public/subscriptions', { body: { request, code: code.trim() } });
    if (outcome === 'confirmed' && link !== null) return go(`/f/${link}?new=1`, { replace: true });
    setSaid(outcome === 'wrong' ? w.wrong(left) : w.over);
    setCode('');
  });
  const isWhole = /^\d{6}$/.test(code.trim());
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (isWhole) { setTried(false); void show.run(); }
  };
  return (
    <Page title={w.codeTitle} back={back}>
      <p>{w.codeSent(phone, minutes)}</p>
      {said && <Notice kind="watch" live>{said}</Notice>}
      {[show.fault, fault].map((one, nth) => one !== undefined && <RefusedNotice key={nth} fault={one} />)}
      <form onSubmit={submit} noValidate>
        <Field id="code" label={w.code} error={tried && !isWhole ? w.codeMissing : undefined} value={code} onInput={setCode} keys="numeric" autoComplete="one-time-code" maxLength={6} />
        <BigButton type="submit" busy={show.busy}>{w.confirm}</BigButton>
      </form>
      <BigButton kind="quiet" busy={resending} onClick={resend}>{w.resend}</BigButton>
    </Page>
  );
}
