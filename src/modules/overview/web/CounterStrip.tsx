import { count } from '#ui/format.ts';
import { Badge, type Meaning } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { Today } from './TodayPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const KINDS: Record<Today['counters'][number]['state'], Meaning> = { shut: 'closed', idle: 'watch', called: 'info', serving: 'open' };

/** The counters side by side: who sits, who is served, who stands idle. */
export function CounterStrip({ counters }: { counters: Today['counters'] }) {
  return (
    <section aria-label={w.counters}>
      <h2>{w.counters}</h2>
      <ul className="counters">
        {counters.map((one) => (
          <li key={one.number} data-state={one.state}>
            <span className="counter-number">{w.counter(count(one.number))}</span>
            <span className="counter-ticket">{one.ticket ?? '–'}</span>
            <Badge kind={KINDS[one.state]}>{w.counterStates[one.state]}</Badge>
            <span className="soft">{w.served(count(one.servedToday))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
