import { useState } from 'preact/hooks';
import { caller, newKey } from '#ui/call.ts';
import { clock, dayOf, dayWord, distance, fullDate, shortDate } from '#ui/format.ts';
import { BigButton, go, keep, Loading, Page, RadioList, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './offer.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 另选时间: free times at the own branch and at the nearest others; one choice, one tap, and the booking has moved. */
export function OtherTimes({ branch, code, proof, today }: { branch: string; code: string; proof: string; today: string }) {
  const own = { params: { branch }, body: { code, key: proof } };
  const { answer, fault, again } = useAsk(() => call('POST /api/public/branches/:branch/own-offer/choices', { ...own, key: newKey() }), [branch, code]);
  const [chosen, setChosen] = useState<string>();
  const take = useDeed(async () => {
    const [to = '', startsAt = ''] = (chosen ?? '').split(' ');
    const made = await call('POST /api/public/branches/:branch/own-offer/choice', { ...own, body: { ...own.body, to: { branch: to, startsAt } } });
    go(`/my/${made.branch}.${made.code}.${made.key}?new=1`, { replace: true });
  });
  const back = () => keep({ step: undefined });
  if (!answer) return <Page title={w.otherTitle} back={back}>{fault === undefined ? <Loading /> : <RefusedNotice fault={fault} again={again} />}</Page>;
  if (answer.choices.length === 0) return <Page title={w.otherTitle} back={back}><p>{w.otherNone}</p><BigButton kind="quiet" onClick={back}>{w.back}</BigButton></Page>;
  return (
    <Page title={w.otherTitle} back={back}>
      <p class="hint">{w.otherHint}</p>
      {answer.choices.map(({ branch: place, metres, times }) => (
        <section key={place.id} class="card other">
          <h2>{named(place)}</h2>
          <p class="soft">{metres === 0 ? w.here : distance(metres)} · {pickText(place.address, place.addressEn)}</p>
          {byDay(times, place.timeZone).map(([day, ofDay]) => (
            <div key={day} role="group" aria-label={fullDate(day)}>
              <p class="hint">{dayWord(day, today)} <span class="soft">{shortDate(day)}</span></p>
              <RadioList name="time" value={chosen} onChoose={setChosen} columns={2} choices={ofDay.map((at) => ({ value: `${place.id} ${at}`, label: clock(at, place.timeZone) }))} />
            </div>
          ))}
        </section>
      ))}
      {take.fault !== undefined && <RefusedNotice fault={take.fault} again={again} />}
      <BigButton busy={take.busy} disabled={chosen === undefined} onClick={() => void take.run()}>{w.yes}</BigButton>
      <BigButton kind="quiet" onClick={back}>{w.back}</BigButton>
    </Page>
  );
}

function byDay(times: readonly string[], zone: string): [day: string, times: string[]][] {
  const days = [...new Set(times.map((at) => dayOf(at, zone)))];
  return days.map((day) => [day, times.filter((at) => dayOf(at, zone) === day)]);
}
