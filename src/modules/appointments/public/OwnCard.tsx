import { addDays } from '#kernel/wall.ts';
import { clock, dayOf, fullDate } from '#ui/format.ts';
import { Badge, BigButton, Notice, Page } from '#ui/public/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { Own } from './MyBookingPage.tsx';
import { en } from './my-words.en.ts';
import { zh } from './my-words.zh.ts';

const w = words({ zh, en });
const COLOURS = { confirmed: 'open', checked_in: 'open', late: 'watch', no_show: 'watch', cancelled: 'closed' } as const;

type Props = { own: Own; booking: NonNullable<Own['booking']>; isNew: boolean; onMove: () => void; onCancel: () => void };

/** The booking as it stands: code, QR code, when and where, how to keep it and how to change it. */
export function OwnCard({ own, booking, isNew, onMove, onCancel }: Props) {
  const { branch, service } = own;
  const isStanding = booking.state === 'confirmed' || booking.state === 'checked_in';
  const file = (name: string) => `/api/branches/${branch.id}/own-booking/${own.code}/${name}?key=${own.key}`;
  // The door form is open for today and tomorrow.
  const isSoon = dayOf(booking.startsAt, branch.timeZone) <= addDays(dayOf(own.now, branch.timeZone), 1);
  const bring = pickText(service.bring, service.bringEn);
  return (
    <Page title={isNew ? w.booked : w.title} above={named(branch)} {...(!isNew && { back: '/my' })}>
      {isNew ? <Notice kind="open" live><p>{w.bookedHint}</p></Notice> : <p><Badge kind={COLOURS[booking.state]}>{w.states[booking.state]}</Badge></p>}
      {booking.sequence > 0 && booking.state === 'confirmed' && <Notice kind="open">{w.moved}</Notice>}
      {booking.state === 'confirmed' && !booking.isCovered && <Notice kind="watch" live><p>{w.notServed}</p><BigButton href={`/offer/${branch.id}.${own.code}.${own.key}`}>{w.seeOffer}</BigButton></Notice>}
      {booking.state === 'cancelled' && <Notice>{w.cancelledHint}</Notice>}
      <section class="card">
        <p class="hint">{w.yourCode}</p>
        <p class="code">{own.code}</p>
        {isStanding && <><img class="qr" src={file('code.svg')} alt={w.qr} width="176" height="176" /><p class="hint">{w.qr}</p></>}
      </section>
      <dl class="facts">
        <div><dt>{w.arrive}</dt><dd>{fullDate(dayOf(booking.startsAt, branch.timeZone))} <b class="time-big">{clock(booking.startsAt, branch.timeZone)}</b></dd></div>
        <div><dt>{w.place}</dt><dd>{named(branch)}<br /><span class="soft">{pickText(branch.address, branch.addressEn)}</span></dd></div>
        <div><dt>{w.service}</dt><dd>{named(service)}</dd></div>
        {bring && <div><dt>{w.bring}</dt><dd>{bring}</dd></div>}
      </dl>
      {booking.state === 'confirmed' && (
        <>
          {!booking.isCovered ? null : isSoon ? <BigButton href={`/door/${branch.id}?day=${dayOf(booking.startsAt, branch.timeZone)}`}>{w.door}</BigButton> : <p class="hint">{w.doorLater}</p>}
          <BigButton kind={isSoon ? 'quiet' : 'main'} href={file('calendar.ics')}>{w.calendar}</BigButton>
          <h2>{w.how}</h2>
          <p class="hint">{w.howHint}{branch.phone && <> <a href={`tel:${branch.phone}`}>{branch.phone}</a></>}</p>
          <BigButton kind="quiet" onClick={onMove}>{w.move}</BigButton>
          <BigButton kind="danger" onClick={onCancel}>{w.cancel}</BigButton>
        </>
      )}
      {!isStanding && <BigButton href={`/b/${branch.id}/book?service=${encodeURIComponent(service.code)}`}>{w.again}</BigButton>}
    </Page>
  );
}
