import { pickText, say, words } from '#ui/words.ts';
import type { Counter, Queue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const MOST_DOTS = 24;

/** 厅内分布: the counters along the wall with whom they serve and who waits for them; below, the zones and the people in them. */
export function FloorPlan({ queue }: { queue: Queue }) {
  const longest = Math.max(1, ...queue.counters.map((one) => one.waitingFor));
  return (
    <section className="floor" aria-label={w.floor}>
      <ul className="floor-counters">
        {queue.counters.map((one) => (
          <li key={one.number} data-state={stateOf(one)}>
            <span className="floor-name">{pickText(one.name, one.nameEn)}{one.maskOff && <small>{w.maskOff}</small>}</span>
            <strong>{one.ticket?.number ?? (one.staffed ? w.idle : w.shut)}</strong>
            <span className="floor-load" aria-hidden="true"><i style={{ inlineSize: `${(one.waitingFor / longest) * 100}%` }} /></span>
            <small>{say(w.waitFor, { n: one.waitingFor })}</small>
          </li>
        ))}
      </ul>
      <ul className="floor-zones">
        {queue.zones.map((zone) => (
          <li key={zone.kind}>
            <span className="floor-name">{pickText(zone.name, zone.nameEn)}</span>
            <span className="floor-people" aria-hidden="true">{Array.from({ length: Math.min(zone.people, MOST_DOTS) }, (_, at) => <i key={at} />)}</span>
            <strong>{say(w.people, { n: zone.people })}</strong>{zone.seats > 0 && <small>{say(w.seats, { n: zone.seats })}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(one: Counter): 'shut' | 'idle' | 'called' | 'serving' {
  if (one.ticket) return one.ticket.state === 'called' ? 'called' : 'serving';
  return one.staffed ? 'idle' : 'shut';
}
