import { hearBankTime } from '#ui/bank-clock.ts';
import { caller, newKey } from '#ui/call.ts';
import { clock, dayOf, fullDate, shortDate } from '#ui/format.ts';
import { BigButton, go, keep, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { OtherTimes } from './OtherTimes.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 给您另留的时间: what is kept for somebody whose branch is closed at the booked time; taken in one tap. The address only opens the page. */
export function OfferPage({ params, query }: PageProps) {
  const [branch = '', code = '', key = ''] = (params['booking'] ?? '').split('.');
  const own = { params: { branch }, body: { code, key } };
  const mine = `/my/${branch}.${code}.${key}`;
  const { answer, fault, again } = useAsk(() => call('POST /api/public/branches/:branch/own-offer', { ...own, key: newKey() }), [branch, code]);
  const take = useDeed(async () => {
    const made = await call('POST /api/public/branches/:branch/own-offer/acceptance', own);
    go(`/my/${made.branch}.${made.code}.${made.key}?new=1`, { replace: true });
  });
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.title} back="/my"><RefusedNotice fault={fault} again={again} /></Page>;
  hearBankTime(answer.now);
  const { offer, branch: from } = answer;
  const canChoose = offer !== null && ['waiting', 'offered', 'none', 'lapsed'].includes(offer.state);
  if (canChoose && query.get('step') === 'other') return <OtherTimes branch={branch} code={code} proof={key} today={dayOf(answer.now, from.timeZone)} />;
  const others = (
    <>
      <BigButton kind="quiet" onClick={() => keep({ step: 'other' }, { replace: false })}>{w.other}</BigButton>
      <BigButton kind="quiet" href="/near">{w.near}</BigButton>
      <BigButton kind="danger" href={`${mine}?step=cancel`}>{w.cancel}</BigButton>
      {from.phone && <p class="hint">{w.call} <a href={`tel:${from.phone}`}>{from.phone}</a></p>}
    </>
  );
  const was = <p class="soft">{w.was} · {named(from)} · {fullDate(dayOf(answer.startsAt, from.timeZone))} {clock(answer.startsAt, from.timeZone)}</p>;
  if (offer?.state === 'offered' && offer.to && offer.startsAt && offer.until) {
    const { to } = offer;
    return (
      <Page title={w.title} above={w.closed} back={mine}>
        {was}
        <section class="card">
          <p class="hint">{w.kept}</p>
          <p>{fullDate(dayOf(offer.startsAt, to.timeZone))} <b class="time-big">{clock(offer.startsAt, to.timeZone)}</b></p>
          <p><b>{named(to)}</b><br /><span class="soft">{pickText(to.address, to.addressEn)}</span></p>
        </section>
        <Notice kind="watch">{w.until(untilSaid(offer.until, answer.now, from.timeZone))}</Notice>
        {take.fault !== undefined && <RefusedNotice fault={take.fault} again={again} />}
        <BigButton busy={take.busy} onClick={() => void take.run()}>{w.take}</BigButton>
        {others}
      </Page>
    );
  }
  const state = offer?.state ?? 'restored';
  if (state === 'waiting' || state === 'none' || state === 'lapsed' || state === 'agreed' || state === 'offered') {
    const now = state === 'offered' ? 'waiting' : state;
    return <Page title={w[now]} above={w.closed} back={mine}>{was}<Notice kind="watch" live>{w[`${now}Help`]}</Notice>{now === 'agreed' || now === 'waiting' ? <BigButton kind="quiet" href={mine}>{w.mine}</BigButton> : others}</Page>;
  }
  if (state === 'missed') return <Page title={w.missed} back="/my">{was}<Notice kind="watch" live>{w.missedHelp}</Notice><BigButton href={`/b/${from.id}/book`}>{w.again}</BigButton>{from.phone && <p class="hint">{w.call} <a href={`tel:${from.phone}`}>{from.phone}</a></p>}</Page>;
  const stands = state === 'restored';
  return <Page title={stands ? w.stands : w.gone} back="/my">{was}<Notice kind={stands ? 'open' : 'info'} live>{stands ? w.standsHelp : w.goneHelp}</Notice><BigButton href={mine}>{w.mine}</BigButton></Page>;
}

/** '12:30', or with its day when that is not today. */
function untilSaid(until: string, now: string, zone: string): string {
  return dayOf(until, zone) === dayOf(now, zone) ? clock(until, zone) : `${shortDate(new Date(until), zone)} ${clock(until, zone)}`;
}
