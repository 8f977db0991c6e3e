import { caller, newKey } from '#ui/call.ts';
import { hearBankTime } from '#ui/bank-clock.ts';
import { clock, dayOf, dayWord } from '#ui/format.ts';
import { BigButton, go, keep, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, say, words } from '#ui/words.ts';
import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';
import './booking.css';
import { FindStep } from './FindStep.tsx';
import { en } from './my-words.en.ts';
import { zh } from './my-words.zh.ts';
import { OwnCard } from './OwnCard.tsx';
import { TimeStep } from './TimeStep.tsx';

const w = words({ zh, en });
const call = caller<typeof contract>();

export type Own = Answer<typeof contract, 'POST /api/branches/:branch/own-booking'>;

/** An own booking: find it, see it, move or cancel it. An address only opens the page; a tap does the deed. */
export function MyBookingPage({ params, query }: PageProps) {
  const [branch, code, key] = (params['booking'] ?? '').split('.');
  if (!branch || !code || !key) return <FindStep onFound={(own) => go(`/my/${own.branch.id}.${own.code}.${own.key}`)} />;
  return <OwnBooking key={branch + code} branch={branch} code={code} proof={key} step={query.get('step')} isNew={query.get('new') !== null} />;
}

function OwnBooking({ branch, code, proof, step, isNew }: { branch: string; code: string; proof: string; step: string | null; isNew: boolean }) {
  const own = { params: { branch }, body: { code, key: proof } };
  const { answer, fault, again } = useAsk(() => call('POST /api/branches/:branch/own-booking', { ...own, key: newKey() }), [branch, code]);
  const deed = useDeed(async (change: () => Promise<unknown>) => { await change(); again(); });
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.title} back="/my"><RefusedNotice fault={fault} /><BigButton href="/my">{w.findTitle}</BigButton></Page>;
  hearBankTime(answer.now);
  const { booking, standby } = answer;
  const toPlain = () => keep({ step: undefined, new: undefined, moved: undefined });

  if (booking && step === 'cancel' && booking.may.includes('cancel')) {
    return (
      <Page title={w.cancelTitle} above={named(answer.branch)} back={() => history.back()}>
        <p class="time-big">{spoken(booking.startsAt, answer)}</p>
        <Notice>{w.cancelHint}</Notice>
        {deed.fault !== undefined && <RefusedNotice fault={deed.fault} />}
        <BigButton kind="danger" busy={deed.busy} onClick={() => void deed.run(() => call('POST /api/branches/:branch/own-booking/cancellation', own)).then(toPlain)}>{w.cancelYes}</BigButton>
        <BigButton kind="quiet" onClick={toPlain}>{w.cancelNo}</BigButton>
      </Page>
    );
  }
  if (booking && step === 'move' && booking.may.includes('move')) {
    const moveTo = (startsAt: string, keptFor: 'everyone' | 'priority') =>
      deed.run(async () => {
        await call('POST /api/branches/:branch/own-booking/move', { ...own, body: { ...own.body, startsAt, keptFor } });
        keep({ step: undefined, new: undefined, moved: '1' });
      });
    return <TimeStep branch={answer.branch} service={answer.service} title={w.moveTitle} fault={deed.fault} busy={deed.busy} back={() => history.back()} onTake={(...time) => void moveTo(...time)} />;
  }
  if (standby && standby.state !== 'booked') {
    return (
      <Page title={standby.offered ? w.offered : standby.state === 'withdrawn' ? w.withdrawn : w.standby} above={`${named(answer.branch)} · ${named(answer.service)}`} back="/my">
        {standby.offered
          ? <Notice kind="open">{say(w.offeredHint, { time: spoken(standby.offered.startsAt, answer), until: clock(standby.offered.until, answer.branch.timeZone) })}</Notice>
          : <Notice>{w.standbyHint}</Notice>}
        <p class="hint">{w.yourCode}</p><p class="code">{answer.code}</p>
        {deed.fault !== undefined && <RefusedNotice fault={deed.fault} />}
        {standby.offered && <BigButton busy={deed.busy} onClick={() => void deed.run(async () => {
          const booked = await call('POST /api/branches/:branch/own-standby/booking', own);
          go(`/my/${branch}.${booked.code}.${booked.key}?new=1`, { replace: true });
        })}>{w.takeOffer}</BigButton>}
        {(standby.state === 'waiting' || standby.state === 'offered') && <BigButton kind="quiet" busy={deed.busy} onClick={() => void deed.run(() => call('POST /api/branches/:branch/own-standby/end', own))}>{w.leaveStandby}</BigButton>}
      </Page>
    );
  }
  if (!booking) return <FindStep onFound={(found) => go(`/my/${found.branch.id}.${found.code}.${found.key}`)} />;
  return <OwnCard own={answer} booking={booking} isNew={isNew} onMove={() => keep({ step: 'move', new: undefined }, {})} onCancel={() => keep({ step: 'cancel', new: undefined }, {})} />;
}

export function spoken(at: string, { now, branch }: Pick<Own, 'now' | 'branch'>): string {
  return `${dayWord(dayOf(at, branch.timeZone), dayOf(now, branch.timeZone))} ${clock(at, branch.timeZone)}`;
}
