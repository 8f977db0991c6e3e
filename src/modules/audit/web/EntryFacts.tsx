import { clockWithSeconds, fullDate } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import { deedOf, type Entry, whoOf } from './entry.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** One entry in full: ids unshortened, for the record. */
export function EntryFacts({ entry, zone }: { entry: Entry; zone: string }) {
  const rows: [string, string][] = [
    [w.time, `${fullDate(new Date(entry.at), zone)} ${clockWithSeconds(entry.at, zone)}`], [w.who, `${whoOf(entry)} (${entry.actor})`], [w.act, `${deedOf(entry)} (${entry.act})`], [w.object, entry.object],
    [w.outcome, w.outcomes[entry.outcome] ?? entry.outcome], [w.chainOrder, String(entry.seq)], ...factsOf(entry.facts),
  ];
  return <dl className="facts">{rows.map(([name, value], at) => <div key={`${name}-${at}`}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function factsOf(text: string): [string, string][] {
  try {
    const facts: unknown = JSON.parse(text);
    if (typeof facts !== 'object' || facts === null) return [[w.facts, text]];
    return Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch {
    return [[w.facts, text]];
  }
}
