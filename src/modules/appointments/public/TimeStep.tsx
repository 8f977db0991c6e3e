import { useState } from 'preact/hooks';
import { caller, Refused } from '#ui/call.ts';
import { clock, dayOf, dayWord } from '#ui/format.ts';
import { BigButton, Check, Loading, Notice, Page, Question, RadioList, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { size } from '#ui/size.ts';
import { named, pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Busy, loadWord } from './Busy.tsx';
import type { Service } from './ErrandStep.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const WHY = { closed: w.whyClosed, notThisGroup: w.whyNotThisGroup, notYet: w.whyNotYet, over: w.whyOver, full: w.whyFull };

export type Take = (startsAt: string, keptFor: 'everyone' | 'priority') => void;
type Props = {
  branch: { id: string; name: string; nameEn: string; phone: string; timeZone: string };
  service: Pick<Service, 'code' | 'name' | 'nameEn'>;
  title?: string;
  fault: unknown;
  busy: boolean;
  back: () => void;
  onTake: Take;
  onWait?: (date: string) => void;
  hear?: (at: string) => void;
};

/** Second question: the time. The three best first, each one tap; then any other, day by day, and why a day is shut. */
export function TimeStep({ branch, service, title = w.when, fault: refused, busy, back, onTake, onWait, hear }: Props) {
  const isElder = size !== 'ordinary';
  const offered = offeredIn(refused);
  const { answer, fault, again } = useAsk((signal) => call('GET /api/branches/:branch/free-times', {
    params: { branch: branch.id }, query: { service: service.code, elder: isElder ? 'true' : 'false', ...(offered[0] && { around: offered[0] }) }, signal,
  }), [branch.id, service.code, refused]);
  const [date, setDate] = useState<string>();
  const [time, setTime] = useState<string>();
  const [isPriority, setPriority] = useState(false);
  const above = `${named(branch)} · ${named(service)}`;
  if (!answer) return fault === undefined ? <Loading /> : <Page title={title} above={above} back={back}><RefusedNotice fault={fault} again={again} /></Page>;
  hear?.(answer.now);
  const zone = branch.timeZone;
  const day = answer.days.find((one) => one.date === date) ?? answer.days.find((one) => one.times.length > 0);
  const chosen = day?.times.find((one) => one.startsAt === time);
  const full = answer.days.find((one) => one.why === 'full');
  const best = offered.length > 0 ? answer.days.flatMap((one) => one.times).filter((one) => offered.includes(one.startsAt)) : answer.best;
  const spoken = (at: string) => `${dayWord(dayOf(at, zone), answer.today)} ${clock(at, zone)}`;

  return (
    <Page title={title} above={above} back={back}>
      {refused !== undefined && <RefusedNotice fault={refused} />}
      {best.length > 0 && <h2>{w.bestTitle}</h2>}
      {best.map((one) => (
        <BigButton key={one.startsAt} busy={busy} onClick={() => onTake(one.startsAt, one.keptFor)}>
          <span class="time-big">{spoken(one.startsAt)}</span><span class="time-load">{loadWord(one.load)}{one.keptFor === 'priority' ? ` · ${w.priority}` : ''}</span>
        </BigButton>
      ))}
      {day ? (
        <>
          <Question title={w.otherTitle} small hint={w.beijing}>
            <div class="field">
              <label for="day">{w.day}</label>
              <select id="day" value={day.date} onChange={(event) => { setDate(event.currentTarget.value); setTime(undefined); }}>
                {answer.days.map((one) => (
                  <option key={one.date} value={one.date} disabled={one.times.length === 0}>{`${dayWord(one.date, answer.today)}${one.why ? ` · ${whyOf(one, answer.today, zone)}` : ''}`}</option>
                ))}
              </select>
            </div>
            <Busy busy={day.busy} zone={zone} />
            {day.releasedAt && <p class="hint">{say(w.released, { day: dayWord(dayOf(day.releasedAt, zone), answer.today), time: clock(day.releasedAt, zone) })}</p>}
            {byHour(day.times, zone).map(({ hour, times }, nth) => (
              <details class="hour" key={hour} open={nth === 0 || times.some((one) => one.startsAt === time)}>
                <summary>{say(w.hour, { hour })} <span class="soft">{times.every((one) => one.keptFor === 'priority') ? w.priority : loadWord(times.reduce((sum, one) => sum + one.load, 0) / times.length)}</span></summary>
                <RadioList name="time" columns={3} value={time} onChoose={setTime}
                  choices={times.map((one) => ({ value: one.startsAt, label: <><span class="only-heard">{dayWord(day.date, answer.today)} </span>{clock(one.startsAt, zone)}</> }))} />
              </details>
            ))}
          </Question>
          {chosen?.keptFor === 'priority' && <Check label={w.priorityCheck} checked={isPriority} onChange={setPriority} />}
          <BigButton busy={busy} disabled={!chosen || (chosen.keptFor === 'priority' && !isPriority)} why={w.pickDay} onClick={() => chosen && onTake(chosen.startsAt, chosen.keptFor)}>{w.take}</BigButton>
        </>
      ) : <Nothing days={answer.days} today={answer.today} zone={zone} />}
      {full && onWait && <BigButton kind="quiet" onClick={() => onWait(full.date)}>{w.waitForDay}</BigButton>}
      {branch.phone && <p><a href={`tel:${branch.phone}`}>{say(w.callBranch, { phone: branch.phone })}</a></p>}
    </Page>
  );
}

type Time = { startsAt: string; load: number; keptFor: 'everyone' | 'priority' };

/** The starts of a day under the hour they belong to, so that a whole day is a short list. */
function byHour(times: readonly Time[], zone: string): { hour: number; times: Time[] }[] {
  const hours = new Map<number, Time[]>();
  for (const one of times) {
    const hour = Number(clock(one.startsAt, zone).slice(0, 2));
    hours.set(hour, [...(hours.get(hour) ?? []), one]);
  }
  return [...hours].map(([hour, ones]) => ({ hour, times: ones }));
}

type Day = { date: string; why: keyof typeof WHY | null; reason: { zh: string; en: string } | null; releasedAt: string | null };

function Nothing({ days, today, zone }: { days: readonly Day[]; today: string; zone: string }) {
  return (
    <Notice kind="watch" title={w.noTimes}>
      <p>{w.noTimesHelp}</p>
      <ul>{days.map((one) => <li key={one.date}>{dayWord(one.date, today)} · {whyOf(one, today, zone)}</li>)}</ul>
    </Notice>
  );
}

function whyOf(day: Day, today: string, zone: string): string {
  if (day.why === null) return '';
  const reason = day.reason ? pickText(day.reason.zh, day.reason.en) : '';
  const released = day.why === 'notYet' && day.releasedAt ? say(w.released, { day: dayWord(dayOf(day.releasedAt, zone), today), time: clock(day.releasedAt, zone) }) : '';
  return [WHY[day.why], reason, released].filter(Boolean).join(' · ');
}

/** The free times that a refusal carries. */
export function offeredIn(fault: unknown): string[] {
  const offer = fault instanceof Refused && typeof fault.offer === 'object' && fault.offer !== null && 'times' in fault.offer ? fault.offer.times : [];
  return Array.isArray(offer) ? offer.filter((one) => typeof one === 'string').map((one) => new Date(one).toISOString()) : [];
}
