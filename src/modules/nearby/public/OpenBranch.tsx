import { clock, dayOf, dayWord, distance } from '#ui/format.ts';
import { Badge } from '#ui/public/kit.ts';
import { lang, named, pickText, say } from '#ui/words.ts';
import { w, type Answered, type Near } from './ask.ts';

type Door = Readonly<{ branch: Near; nth: number; when: Answered['when']; group: 'personal' | 'corporate'; metres: number; at: string; late: boolean }>;

/** One branch to go to: whether it is open, how far, how full, what it serves, and the way into booking. */
export function OpenBranch({ branch, nth, when, group, metres, at, late }: Door) {
  const page = `/b/${encodeURIComponent(branch.code)}`;
  return (
    <li class="card near-branch">
      <div class="near-head">
        <span class="near-number" aria-hidden="true">{nth}</span>
        <a class="near-name" href={page}>{named(branch)}</a>
      </div>
      <p class="near-state"><Badge kind={isOpen(branch) && when !== 'tomorrow' ? (mode(branch) === 'open' && !late ? 'open' : 'watch') : 'info'}>{stateOf(branch, when, group)}</Badge><b class="near-away">{say(w.away, { distance: distance(metres) })}</b></p>
      {late && <p class="near-late">{w.tooLate}</p>}
      <p class="near-facts">
        {when === 'now' && branch.crowd && <b data-light={branch.crowd.light}>{w.crowd[branch.crowd.light]}{branch.crowd.waiting > 0 && pickText('，', ', ') + w.waiting(branch.crowd.waiting)}</b>}
        <span>{w.serves}{pickText('：', ': ')}{servesOf(branch, when)}</span>
      </p>
      <p class="near-address">{pickText(branch.address, branch.addressEn) || pickText(branch.region, branch.regionEn)}</p>
      <Book branch={branch} page={page} at={at} />
    </li>
  );
}

function Book({ branch, page, at }: { branch: Near; page: string; at: string }) {
  if (branch.firstFree === null) return <p class="near-book"><span class="soft">{w.noTimes}</span><a href={`${page}/book`}>{w.seeTimes}</a></p>;
  const day = dayWord(dayOf(branch.firstFree, branch.timeZone), dayOf(at, branch.timeZone));
  const time = `${day} ${clock(branch.firstFree, branch.timeZone)}`;
  return <p class="near-book"><span class="soft">{w.firstFree}</span><a class="near-book-link" href={`${page}/book`}>{say(w.bookFrom, { time })}</a></p>;
}

function isOpen({ door }: Near): boolean {
  return door.state === 'open';
}

function mode({ door }: Near): string {
  return door.state === 'shut' ? '' : door.mode;
}

function stateOf({ door, tomorrow }: Near, when: Answered['when'], group: 'personal' | 'corporate'): string {
  if (when === 'tomorrow') return say(w.opensTomorrow, { hours: (tomorrow?.[group] ?? []).map((one) => `${wall(one.opens)}–${wall(one.closes)}`).join(pickText('，', ', ')) });
  if (door.state === 'open') return say(door.mode === 'appointment_only' ? w.byAppointment : door.mode === 'drive_through' ? w.outdoor : w.openUntil, { until: wall(door.until) });
  if (door.state === 'opens') return door.awaitsGate ? w.checking : say(w.opensToday, { opens: wall(door.opens) });
  return '';
}

/** What is served on that day: groups with hours of their own, wealth where a counter is for it, and machines. */
function servesOf({ today, tomorrow, serves }: Near, when: Answered['when']): string {
  const day = when === 'tomorrow' ? tomorrow : today;
  const groups = (['personal', 'corporate', 'wealth'] as const).filter((one) => (one === 'wealth' ? serves.includes(one) : (day?.[one].length ?? 0) > 0));
  return [...groups.map((one) => w.serving[one]), ...((day?.machines.length ?? 0) > 0 ? [w.machines] : [])].join(pickText('、', ', '));
}

/** '9:00', and past midnight as the clock on the wall shows it. */
function wall(text: string): string {
  const hours = Number(text.slice(0, 2));
  if (hours < 24 || text === '24:00') return `${hours}${text.slice(2)}`;
  return lang === 'zh' ? `${w.nextDay}${hours - 24}${text.slice(2)}` : `${hours - 24}${text.slice(2)} ${w.nextDay.trim()}`;
}
