import type { Answer } from '#ui/call.ts';
import { clock, dayWord } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** Free times as choices of a list, day by day; each names its day, so that it can be found by typing. */
export function choicesOf(free: Answer<typeof contract, 'GET /api/branches/:branch/free-times'> | undefined, zone: string) {
  return (free?.days ?? []).filter((day) => day.times.length > 0).map((day) => ({
    label: dayWord(day.date, free?.today ?? day.date),
    options: day.times.map((time) => ({ value: time.startsAt, label: `${dayWord(day.date, free?.today ?? day.date)} ${clock(time.startsAt, zone)}${time.keptFor === 'priority' ? ` · ${w.priority}` : ''}` })),
  }));
}
