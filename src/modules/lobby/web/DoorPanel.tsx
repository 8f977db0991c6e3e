import { Button } from 'antd';
import { useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { FaultNotice, Loading, Notice, useCall, useDeed } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Screened = Answer<typeof contract, 'POST /api/branches/:branch/door-screenings'>;
const CREDITS = [['none', w.careNone], ['elderly', w.elderly], ['pregnant', w.pregnant], ['disabled', w.disabled], ['medical', w.medical], ['green', w.greenCredit]] as const;
type Credit = (typeof CREDITS)[number][0];

/** 来访三部曲: a scan and a temperature for who filled in beforehand; three short steps for who did not. */
export function DoorPanel({ branch }: { branch: string }) {
  const door = useCall(['door-questions', branch], () => call('GET /api/branches/:branch/door-questions', { params: { branch } }));
  const [code, setCode] = useState('');
  const [temperature, setTemperature] = useState('');
  const [phone, setPhone] = useState('');
  const [onPaper, setOnPaper] = useState(false);
  const [consent, setConsent] = useState(false);
  const [answers, setAnswers] = useState<Record<string, boolean>>({});
  const [credit, setCredit] = useState<Credit>('none');
  const [verdict, setVerdict] = useState<Screened>();
  const form = useDeed((scanned: string) => call('GET /api/branches/:branch/door-forms/:code', { params: { branch, code: scanned } }));
  const [filled, setFilled] = useState<Answer<typeof contract, 'GET /api/branches/:branch/door-forms/:code'>>();
  const screen = useDeed((body: Parameters<typeof call<'POST /api/branches/:branch/door-screenings'>>[1]['body']) => call('POST /api/branches/:branch/door-screenings', { params: { branch }, body }), { done: setVerdict });
  const anew = (): void => { setCode(''); setTemperature(''); setPhone(''); setOnPaper(false); setConsent(false); setAnswers({}); setCredit('none'); setVerdict(undefined); setFilled(undefined); };

  if (door.fault) return <FaultNotice fault={door.fault} again={door.again} />;
  if (!door.answer) return <Loading />;
  const { questions, services, consent: text } = door.answer;
  if (verdict) return <Verdict branch={branch} seen={verdict} services={services} another={anew} />;

  const celsius = Number(temperature.replace(',', '.'));
  const ready = temperature !== '' && (filled !== undefined || (consent && questions.every((one) => answers[one.code] !== undefined) && (onPaper || phone !== '')));
  const send = (): void => void screen.run({
    temperature: Math.round(celsius * 10) / 10, credit,
    ...(filled ? { code } : { answers, consentVersion: text.version, ...(onPaper ? { contact: 'paper' as const, consentBy: 'paper' as const } : { phone }) }),
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (ready) send(); }}>
      <div className="lobby-columns">
        <section>
          <label className="field">{w.scan}<input value={code} autoComplete="off" maxLength={40} onChange={(event) => { setCode(event.target.value); setFilled(undefined); }} /></label>
          <Button disabled={code.length < 10} loading={form.busy} onClick={() => void form.run(code).then(setFilled)}>{w.read}</Button>
          {filled && <Notice kind={filled.clear ? 'open' : 'act'} title={say(w.prefilled, { phone: filled.phone ?? w.noPrefilledPhone })}>{filled.clear ? null : w.hasExposure}</Notice>}
          <label className="field">{w.temperature}<input value={temperature} inputMode="decimal" autoComplete="off" maxLength={5} onChange={(event) => setTemperature(event.target.value)} /></label>
          <fieldset><legend>{w.care}</legend><div className="lobby-choices">{CREDITS.map(([value, label]) => <Button key={value} type={credit === value ? 'primary' : 'default'} aria-pressed={credit === value} onClick={() => setCredit(value)}>{label}</Button>)}</div></fieldset>
        </section>
        {!filled && (
          <section>
            {questions.map((one) => (
              <fieldset key={one.code}><legend>{pickText(one.zh, one.en)}</legend><div className="lobby-choices">
                <Button aria-pressed={answers[one.code] === false} type={answers[one.code] === false ? 'primary' : 'default'} onClick={() => setAnswers({ ...answers, [one.code]: false })}>{w.no}</Button>
                <Button aria-pressed={answers[one.code] === true} danger={answers[one.code] === true} onClick={() => setAnswers({ ...answers, [one.code]: true })}>{w.yes}</Button>
              </div></fieldset>
            ))}
            <Button onClick={() => setAnswers(Object.fromEntries(questions.map((one) => [one.code, false])))}>{w.allNo}</Button>
            <label className="field">{w.phone}<input value={phone} inputMode="tel" autoComplete="off" maxLength={20} disabled={onPaper} onChange={(event) => setPhone(event.target.value)} /></label>
            <div className="lobby-choices">
              <Button aria-pressed={onPaper} type={onPaper ? 'primary' : 'default'} onClick={() => setOnPaper(!onPaper)}>{w.noPhone}</Button>
              <Button aria-pressed={consent} type={consent ? 'primary' : 'default'} onClick={() => setConsent(!consent)}>{w.consent}</Button>
            </div>
            <p className="hint">{pickText(text.zh, text.en)}</p>
          </section>
        )}
      </div>
      <p><Button type="primary" htmlType="submit" disabled={!ready} loading={screen.busy}>{w.pass}</Button></p>
    </form>
  );
}

/** In letters that are read from two metres; then the number, in one tap. */
export function Verdict({ branch, seen, services, another }: { branch: string; seen: Screened; services: Answer<typeof contract, 'GET /api/branches/:branch/door-questions'>['services']; another: () => void }) {
  const [code, setCode] = useState('');
  const [taken, setTaken] = useState<{ id: string; number: string; secret: string }>();
  const take = useDeed((service: string) => call('POST /api/branches/:branch/tickets', { params: { branch }, body: { visit: seen.visit ?? '', service } }), { done: setTaken });
  const booked = useDeed((booking: string) => call('POST /api/branches/:branch/booked-tickets', { params: { branch }, body: { visit: seen.visit ?? '', code: booking } }), { done: setTaken });
  const kind = seen.verdict === 'pass' ? 'open' : seen.verdict === 'measure_again' ? 'watch' : 'act';
  const sentence = seen.verdict === 'pass' ? (seen.place === 'outside' ? w.verdictOutside : w.verdictPass)
    : seen.verdict === 'measure_again' ? say(w.verdictAgain, { n: seen.restMinutes }) : seen.verdict === 'fever' ? w.verdictFever : w.verdictExposure;
  return (
    <>
      <div className="verdict" data-kind={kind} role="status">{sentence}</div>
      {seen.visit && !taken && (
        <section>
          <h2>{w.errand}</h2>
          <div className="lobby-choices">{services.map((one) => <Button key={one.code} disabled={take.busy} onClick={() => void take.run(one.code)}>{pickText(one.name, one.nameEn)}</Button>)}</div>
          <label className="field">{w.bookingCode}<input value={code} autoComplete="off" maxLength={20} onChange={(event) => setCode(event.target.value)} /></label>
          <Button disabled={code.length < 4} loading={booked.busy} onClick={() => void booked.run(code)}>{w.takeBooked}</Button>
        </section>
      )}
      {taken && (
        <section>
          <p className="lobby-number" role="status">{taken.number}</p>
          <div className="lobby-choices"><Button href={`/api/branches/${branch}/tickets/${taken.id}/slip`} target="_blank">{w.print}</Button><Button href={`/t/${taken.secret}`} target="_blank">{w.phonePage}</Button></div>
        </section>
      )}
      <p><Button type="primary" onClick={another}>{w.another}</Button></p>
    </>
  );
}
