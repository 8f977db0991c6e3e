import { useEffect, useState } from 'preact/hooks';
import { caller } from '#ui/call.ts';
import { BigButton, Check, Field, Loading, Notice, Page, Question, RadioList, RefusedNotice, useAsk, useDeed, type PageProps } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './lobby.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Person = { phone: string; answers: Record<string, boolean> };
const NOBODY: Person = { phone: '', answers: {} };

/** 预填登记: yes/no questions at home, a code at the door. The code stays in the address, the answers only on the server. */
export function DoorFormPage({ params }: PageProps) {
  const branch = params['branch'] ?? '';
  const door = useAsk((signal) => call('GET /api/branches/:branch/door-questions', { params: { branch }, signal }), [branch]);
  const [day, setDay] = useState<string>();
  const [people, setPeople] = useState<readonly Person[]>([NOBODY]);
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>(() => location.hash.slice(1).split(',').filter(Boolean));
  const send = useDeed(async (body: { day: string; consentVersion: string; people: { phone?: string; answers: Record<string, boolean> }[] }) => {
    const answer = await call('POST /api/branches/:branch/door-forms', { params: { branch }, body });
    history.replaceState(null, '', `#${answer.codes.join(',')}`);
    setCodes(answer.codes);
  });

  if (!door.answer) return <Page title={w.door}>{door.fault ? <RefusedNotice fault={door.fault} again={door.again} /> : <Loading />}</Page>;
  const { questions, consent, days, mostPeople, retentionDays } = door.answer;
  const above = pickText(door.answer.branchName, door.answer.branchNameEn);
  const chosen = day ?? days[0] ?? '';
  if (codes.length > 0) {
    return <Page title={w.code} above={above}><Notice kind="open" title={say(w.show, { day: chosen })}>{w.step}</Notice>{codes.map((code) => <DoorCode key={code} code={code} />)}</Page>;
  }
  const change = (at: number, to: Partial<Person>) => setPeople(people.map((one, n) => (n === at ? { ...one, ...to } : one)));
  const isReady = agreed && people.every((one) => questions.every((question) => one.answers[question.code] !== undefined));
  const submit = (): void => {
    setMissing(!isReady);
    if (isReady) void send.run({ day: chosen, consentVersion: consent.version, people: people.map((one) => ({ answers: one.answers, ...(one.phone.trim() && { phone: one.phone }) })) });
  };
  return (
    <Page title={w.door} above={above}>
      <Question title={w.day} small><RadioList name="day" columns={2} value={chosen} onChoose={setDay} choices={days.map((one, n) => ({ value: one, label: `${n === 0 ? w.today : w.tomorrow} ${one.slice(5)}` }))} /></Question>
      {people.map((one, at) => (
        <section key={at}>
          {people.length > 1 && <h2>{say(w.person, { n: at + 1 })}</h2>}
          {questions.map((question) => (
            <Question key={question.code} title={pickText(question.zh, question.en)} small>
              <RadioList name={`${at}-${question.code}`} columns={2} value={one.answers[question.code] === undefined ? undefined : one.answers[question.code] ? 'yes' : 'no'} onChoose={(value) => change(at, { answers: { ...one.answers, [question.code]: value === 'yes' } })} choices={[{ value: 'no', label: w.no }, { value: 'yes', label: w.yes }]} />
            </Question>
          ))}
          <Field label={w.phone} keys="tel" autoComplete="tel" maxLength={20} value={one.phone} onInput={(phone) => change(at, { phone })} />
        </section>
      ))}
      {people.length < mostPeople && <BigButton kind="quiet" onClick={() => setPeople([...people, NOBODY])}>{w.add}</BigButton>}
      <Check label={w.agree} note={`${pickText(consent.zh, consent.en)} ${say(w.keep, { n: retentionDays })}`} checked={agreed} onChange={setAgreed} />
      {missing && !isReady && <div role="alert"><Notice kind="watch">{w.missing}</Notice></div>}
      {send.fault !== undefined && <RefusedNotice fault={send.fault} />}
      <BigButton busy={send.busy} onClick={submit}>{w.send}</BigButton>
    </Page>
  );
}

/** The code as a QR picture and as letters to be typed. */
function DoorCode({ code }: { code: string }) {
  const [path, setPath] = useState<{ d: string; size: number }>();
  useEffect(() => {
    void import('qrcode').then(({ default: qr }) => {
      const { modules } = qr.create(code, { errorCorrectionLevel: 'M' });
      let d = '';
      for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) d += `M${x + 2} ${y + 2}h1v1h-1z`;
      setPath({ d, size: modules.size + 4 });
    });
  }, [code]);
  return (
    <figure class="door-code">
      {path && <svg viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label={w.code}><rect width="100%" height="100%" fill="#fff" /><path d={path.d} fill="#000" /></svg>}
      <figcaption>{code.replace(/^(.{4})(.{3})(.{3})$/, '$1 $2 $3')}</figcaption>
    </figure>
  );
}
