import { clock as clockText } from '#ui/format.ts';
import type { ScreenPicture } from '../picture.ts';
import { hoursText, isOpenAt, isOver, opensAgain } from '../rules.ts';
import { Both, BothText } from './both.tsx';

/** Today's hours as published, with the version, and what they mean at this minute. */
export function HoursToday({ picture, now }: { picture: ScreenPicture; now: Date | undefined }) {
  const { today } = picture;
  // Cut short with a reason, as when a branch closes at ten past nine: then "open today" would be a lie.
  const shutEarly = now !== undefined && today.reason !== null && isOver(today, clockText(now, picture.branch.zone));
  const word = shutEarly ? 'over' : ({ open: 'today', appointment_only: 'appointmentOnly', drive_through: 'driveThrough', machines_only: 'machinesOnly', closed: 'closedToday' } as const)[today.mode];
  return (
    <section class="hours" data-mode={today.mode}>
      <h2><Both word={word} /></h2>
      {today.mode !== 'closed' && today.personal.length > 0 && <p class="hours-line"><Both word="hoursPersonal" /><span class="spans">{hoursText(today.personal)}</span></p>}
      {today.mode !== 'closed' && today.corporate.length > 0 && <p class="hours-line"><Both word="hoursCorporate" /><span class="spans">{hoursText(today.corporate)}</span></p>}
      {picture.selfService.state !== 'joined' && <p class="hours-line"><Both word={picture.selfService.state === 'closed' ? 'zoneShut' : 'zoneApart'} /></p>}
      {today.reason && <p class="hours-reason"><BothText text={today.reason} /></p>}
      <p class="hours-foot">
        {now && !shutEarly && <Moment picture={picture} now={now} />}
        {today.version > 0 && <Both word="version" values={{ n: today.version }} class="version" />}
      </p>
    </section>
  );
}

function Moment({ picture: { today, branch }, now }: { picture: ScreenPicture; now: Date }) {
  const clock = clockText(now, branch.zone);
  if (today.mode === 'closed' || today.mode === 'machines_only' || isOpenAt(today, clock)) return null;
  const next = opensAgain(today, clock);
  if (today.awaitsGate && !isOver(today, clock)) return <Both word="checking" />;
  const began = [...today.personal, ...today.corporate].some((span) => span.opens <= clock);
  if (next === undefined) return <Both word="over" />;
  return <Both word={began ? 'lunch' : 'opensAgain'} values={{ at: next }} />;
}
