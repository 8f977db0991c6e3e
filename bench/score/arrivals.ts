import { correctedBy, expectDay, trustFrom, wape, type DayCount, type Told } from '#modules/lobby/index.ts';
import { writeEvidence } from '../evidence.ts';
import { tableFile } from './table-file.ts';

/** Calls of a bank, day by day: each day is forecast from the days before it, and once more at ten o'clock with its own morning. */
export function score({ train, test }: { train: string; test: string | undefined }) {
  const all = daysOf(train);
  const { known, asked } = test === undefined ? halved(all) : { known: all, asked: daysOf(test) };
  const corrected = told([...known.days, ...asked.days], asked);
  const figures = { wape_day_ahead: round(wape(corrected.dayAhead)), wape_after_10: round(wape(corrected.afterTen)) };
  return {
    figures,
    evidence: () => writeEvidence({
      command: `npm run -s score -- arrivals${test === undefined ? ' (own split)' : ''}`,
      about: `Calls to a bank in five-minute intervals: per cent of the volume forecast into the wrong interval, a day ahead and after 10:00; the data lie beside the project, never in it.${test === undefined ? ' The later half of the days is asked, each from all days before it.' : ''}`,
      figures: `\`\`\`json\n${JSON.stringify(figures)}\n\`\`\``,
    }),
  };
}

/** Without a file that is kept aside: the later half of the days. */
function halved({ times, days }: File): { known: File; asked: File } {
  const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const half = Math.ceil(sorted.length / 2);
  return { known: { times, days: sorted.slice(0, half) }, asked: { times, days: sorted.slice(half) } };
}

const CORRECTED_AT = '10:00';

type File = Readonly<{ days: DayCount[]; times: string[] }>;

function daysOf(path: string): File {
  const days = new Map<string, Map<string, number>>();
  for (const row of tableFile(path, ['DateTime', 'Calls'])) {
    const [date = '', time = ''] = row.DateTime.split(/[ T]/);
    const day = days.get(date) ?? new Map<string, number>();
    days.set(date, day);
    day.set(time.slice(0, 5), Number(row.Calls));
  }
  const times = [...new Set([...days.values()].flatMap((day) => [...day.keys()]))].toSorted();
  return { times, days: [...days].map(([date, day]) => ({ date, counts: times.map((time) => day.get(time) ?? 0) })) };
}

function told(all: readonly DayCount[], asked: File): { dayAhead: Told[]; afterTen: Told[] } {
  const days = all.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const wanted = new Set(asked.days.map((day) => day.date));
  const morning = asked.times.filter((time) => time < CORRECTED_AT).length;
  const finished: Told[] = [];
  const result: { dayAhead: Told[]; afterTen: Told[] } = { dayAhead: [], afterTen: [] };
  days.forEach(({ date, counts }, at) => {
    const expected = expectDay(days.slice(0, at), date);
    if (!expected) return;
    if (wanted.has(date)) {
      const later = correctedBy(counts.slice(0, morning), expected, trustFrom(finished, morning));
      result.dayAhead.push({ expected, counts });
      result.afterTen.push({ expected: later.slice(morning), counts: counts.slice(morning) });
    }
    finished.push({ expected, counts });
  });
  return result;
}

function round(share: number): number {
  return Math.round(share * 10_000) / 100;
}
