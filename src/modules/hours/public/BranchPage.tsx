import { useEffect, useState } from 'preact/hooks';
import { caller, Refused } from '#ui/call.ts';
import { bankNow, hearBankTime } from '#ui/bank-clock.ts';
import { dayWord, shortDate } from '#ui/format.ts';
import { Badge, BigButton, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { dialled, EmergencyLine, Ways } from '#ui/public/Ways.tsx';
import { lang, pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Feed, FeedDay } from '../feed-shape.ts';
import { doorAt, isRoundTheClock, servesPeople, sessionsText, wallNow } from '../wall.ts';
import { Alternatives, ChangeNotice, Changes, coversDay } from './Changes.tsx';
import { doorSign } from './door-words.ts';
import './hours.css';
import { WeekTable } from './WeekTable.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const MINUTE_MS = 60_000;

/** One branch: what needs no visit first, then whether and when its doors are open, then where it is. */
export function BranchPage({ params }: PageProps) {
  const branch = params['branch'] ?? '';
  const { answer, fault, again } = useAsk((signal) => call('GET /api/public/branches/:branch/page', { params: { branch }, signal }), [branch]);
  const [, tick] = useState(0);
  useEffect(() => {
    const each = setInterval(() => { tick((n) => n + 1); again(); }, MINUTE_MS);
    return () => clearInterval(each);
  }, [again]);
  if (answer) hearBankTime(answer.at);
  if (!answer && fault instanceof Refused && fault.status === 404) return <Page title={w.missing} back="/"><RefusedNotice fault={fault} /><BigButton href="/">{w.toHome}</BigButton></Page>;
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.week} back="/"><RefusedNotice fault={fault} again={again} /></Page>;
  return <Branch feed={answer.feed} />;
}

function Branch({ feed }: { feed: Feed }) {
  const { branch } = feed;
  const wall = wallNow(bankNow(), branch.timeZone);
  const door = doorAt(feed.days, wall.date, wall.clock);
  const sign = doorSign(door, wall.date);
  const today = feed.days.find((day) => day.date === wall.date);
  const week = feed.days.filter((day) => day.date >= wall.date).slice(0, 7);
  const bookable = feed.days.some((day) => day.date >= wall.date && (day.mode === 'open' || day.mode === 'appointment_only'));
  const todays = today && servesPeople(today.mode) && today.changed ? feed.changes.findLast((one) => coversDay(one, wall.date)) : undefined;
  return (
    <Page title={pickText(branch.name, branch.nameEn)} above={pickText(branch.region, branch.regionEn)} back="/">
      <p class="sign"><Badge kind={sign.kind}>{sign.short}</Badge></p>
      <Ways ways={feed.withoutComing} services={feed.withoutComing.services} title={w.withoutHere} />
      <section class="now" data-kind={sign.kind} aria-label={w.today}>
        <p class="now-state">{sign.long}</p>
        {today && servesPeople(today.mode) && <p>{hoursOfToday(today)}</p>}
      </section>
      {today && !servesPeople(today.mode) && <Closed feed={feed} today={today} />}
      {/* Shut earlier than usual: why, and where else, beside the time it shuts. */}
      {todays && <ChangeNotice change={todays} />}
      {bookable && <><BigButton href={`/b/${encodeURIComponent(branch.code)}/book`}>{w.book}</BigButton><p class="hint">{w.bookHelp}</p><BigButton kind="quiet" href={`/door/${encodeURIComponent(branch.code)}`}>{w.door}</BigButton></>}
      <h2>{w.week}</h2>
      <WeekTable days={week} today={wall.date} />
      <Changes changes={feed.changes.filter((one) => one !== todays)} />
      <BigButton kind="quiet" href={`/follow?branch=${encodeURIComponent(branch.code)}`}>{w.follow}</BigButton>
      <h2>{w.zone}</h2>
      <p>{feed.selfService?.state === 'closed' ? w.zoneShut : zoneText(today)}</p>
      {feed.selfService && <Notice kind="watch" title={feed.selfService.state === 'closed' ? w.zoneShut : w.zoneApart}><p>{pickText(feed.selfService.reason.zh, feed.selfService.reason.en || feed.selfService.reason.zh)}</p></Notice>}
      {today && today.cutOffs.length > 0 && <CutOffs day={today} />}
      <h2>{w.where}</h2>
      <dl class="facts">
        <div><dt>{w.address}</dt><dd>{pickText(branch.address, branch.addressEn)}</dd></div>
        {branch.phone && <div><dt>{w.phone}</dt><dd><a href={`tel:${dialled(branch.phone)}`}>{branch.phone}</a></dd></div>}
      </dl>
      <EmergencyLine phone={feed.withoutComing.emergency} />
      <p class="soft small">{say(w.published, { version: feed.version, day: shortDate(new Date(feed.publishedAt), branch.timeZone) })}</p>
    </Page>
  );
}

/** A closed page says when it opens again, what else to do, and a number to call. */
function Closed({ feed, today }: { feed: Feed; today: FeedDay }) {
  const change = feed.changes.findLast((one) => coversDay(one, today.date));
  const next = feed.days.find((day) => day.date > today.date && servesPeople(day.mode));
  const opens = next && [...next.personal, ...next.corporate].map((one) => one.opens).sort()[0];
  const phone = change?.phone || feed.withoutComing.phone || feed.branch.phone;
  return (
    <Notice kind="watch" title={today.reason ? pickText(today.reason.zh, today.reason.en) : (today.occasion && pickText(today.occasion.zh, today.occasion.en)) ?? w.closedToday}>
      <p>{next && opens ? say(w.reopens, { day: dayWord(next.date, today.date), opens: opens.replace(/^0/, '') }) : w.shutLong}</p>
      {change && <Alternatives change={change} />}
      {phone && <p>{w.orCall} <a href={`tel:${dialled(phone)}`}>{phone}</a></p>}
    </Notice>
  );
}

function hoursOfToday(day: FeedDay): string {
  const parts = (['personal', 'corporate'] as const).filter((group) => day[group].length > 0).map((group) => `${w[group]} ${sessionsText(day[group], lang)}`);
  return parts.join(pickText('；', '; '));
}

function zoneText(today: FeedDay | undefined): string {
  if (!today || today.machines.length === 0) return w.zoneClosed;
  return isRoundTheClock(today.machines) ? w.zoneAlways : sessionsText(today.machines, lang);
}

function CutOffs({ day }: { day: FeedDay }) {
  return (
    <>
      <h2>{w.cutOffs}</h2>
      <dl class="facts">{day.cutOffs.map((one) => <div key={one.what.zh}><dt>{pickText(one.what.zh, one.what.en)}</dt><dd>{one.at.replace(/^0/, '')}</dd></div>)}</dl>
    </>
  );
}
