import { pickText, say, words } from '#ui/words.ts';
import { seatFor } from '../rules-seats.ts';
import type { Queue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
type Plan = NonNullable<Queue['plan']>;

/** 座位图: the hall as it is drawn, who sits where, and the seat for the next visitor. */
export function HallPlan({ plan }: { plan: Plan }) {
  const next = nextSeat(plan);
  const taken = plan.seats.filter((one) => one.visit !== null).length;
  return (
    <figure className="hall-plan">
      <figcaption><b>{say(w.seatsTaken, { taken, all: plan.seats.length })}</b> <span>{next ? say(w.nextSeat, { seat: next }) : plan.seats.length > 0 ? w.seatsFull : w.noSeats}</span></figcaption>
      <svg viewBox={`-0.2 -0.2 ${plan.width + 0.4} ${plan.depth + 0.6}`} role="img" aria-label={`${say(w.seatsTaken, { taken, all: plan.seats.length })}${next ? `, ${say(w.nextSeat, { seat: next })}` : ''}`}>
        <rect className="hp-hall" width={plan.width} height={plan.depth} />
        {plan.zones.map((zone) => <g key={zone.zone}><rect className="hp-zone" data-kind={zone.kind} x={zone.x} y={zone.y} width={zone.width} height={zone.depth} /><text className="hp-label" x={zone.x} y={zone.y - 0.14}>{pickText(zone.name, zone.nameEn)}</text></g>)}
        {plan.counters.map((one) => <g key={one.number}><rect className="hp-counter" x={one.x - 0.6} y={one.y - 0.3} width={1.2} height={0.6} /><text className="hp-on" x={one.x} y={one.y + 0.15} textAnchor="middle">{one.number}</text></g>)}
        {plan.machines.map((one) => <rect key={`${one.x} ${one.y}`} className="hp-machine" data-booth={one.booth} x={one.x - 0.35} y={one.y - 0.35} width={0.7} height={0.7} />)}
        {plan.seats.map((one) => (
          <g key={one.code}>
            <circle className="hp-seat" data-state={one.visit !== null ? 'taken' : one.code === next ? 'next' : 'free'} cx={one.x} cy={one.y} r={0.42} />
            <text className={one.visit === null ? 'hp-code' : 'hp-on'} x={one.x} y={one.y + 0.11} textAnchor="middle">{one.number ?? one.code}</text>
          </g>
        ))}
        <rect className="hp-door" x={plan.door.x - 0.9} y={plan.door.y - 0.1} width={1.8} height={0.3} />
      </svg>
    </figure>
  );
}

export function nextSeat(plan: Plan): string | undefined {
  return seatFor(plan.seats.map((one) => ({ ...one, taken: one.visit !== null })), plan.counters)?.code;
}
