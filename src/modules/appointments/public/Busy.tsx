import { clock } from '#ui/format.ts';
import { say, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export function loadWord(load: number): string {
  return load < 0.45 ? w.quiet : load < 0.8 ? w.fair : w.busy;
}

/** How busy the branch is through the day: a long green bar is a quiet half hour. */
export function Busy({ busy, zone }: { busy: readonly { startsAt: string; load: number }[]; zone: string }) {
  if (busy.length === 0) return null;
  return (
    <ol class="busy" aria-label={w.busyTitle}>
      {busy.map((one) => (
        <li key={one.startsAt} aria-label={say(w.busyAt, { time: clock(one.startsAt, zone), word: loadWord(one.load) })}>
          <span class="busy-bar" data-load={one.load < 0.45 ? 'quiet' : one.load < 0.8 ? 'fair' : 'busy'} style={{ height: `${Math.round(8 + 48 * (1 - one.load))}px` }} />
          <span class="busy-time" aria-hidden="true">{clock(one.startsAt, zone).endsWith(':00') ? Number(clock(one.startsAt, zone).slice(0, 2)) : ''}</span>
        </li>
      ))}
    </ol>
  );
}
