import { say, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const PERSON = 'M5 0a3 3 0 1 1 0 6a3 3 0 0 1 0-6ZM0 16v-4a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4v4Z';
const [WIDE, HIGH, ROWS, MOST_DRAWN, MOST_OUTSIDE] = [14, 22, 2, 60, 16] as const;

/** People inside as figures on the places that the cap allows, the open door, and who stands before it. */
export function HallPicture({ inside, cap, outside }: { inside: number; cap: number; outside: number }) {
  // A large hall is drawn smaller: one figure for several people.
  const each = Math.ceil(cap / MOST_DRAWN);
  const places = Math.ceil(cap / each);
  const columns = Math.ceil(places / ROWS);
  const shown = Math.min(Math.ceil(outside / each), MOST_OUTSIDE);
  const outsideColumns = Math.max(2, Math.ceil(shown / ROWS));
  const doorAt = columns * WIDE + 6;
  const width = doorAt + 22 + outsideColumns * WIDE;
  return (
    <svg className="hall-picture" viewBox={`0 0 ${width} ${ROWS * HIGH}`} preserveAspectRatio="xMinYMid" role="img" aria-label={say(w.hallSays, { inside, cap, outside })}>
      {Array.from({ length: places }, (_, at) => <path key={at} className={at < Math.ceil(inside / each) ? 'is-inside' : 'is-free'} d={PERSON} transform={`translate(${Math.floor(at / ROWS) * WIDE + 2} ${(at % ROWS) * HIGH + 3})`} />)}
      <path className="is-door" d={`M${doorAt} 2v40M${doorAt} 4l10 5v28l-10 5`} />
      {Array.from({ length: shown }, (_, at) => <path key={at} className="is-outside" d={PERSON} transform={`translate(${doorAt + 20 + Math.floor(at / ROWS) * WIDE} ${(at % ROWS) * HIGH + 3})`} />)}
    </svg>
  );
}
