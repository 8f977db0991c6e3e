import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { named, words } from '#ui/words.ts';
import { moved, spotOf, type Drawing, type Grip, type Plan } from './plan-edit.ts';
import { en } from './plan-words.en.ts';
import { zh } from './plan-words.zh.ts';

const w = words({ zh, en });
const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

type CanvasProps = Readonly<{ drawing: Drawing; plan: Plan; near: ReadonlySet<string>; chosen: Grip | undefined; choose: (grip: Grip) => void; move: (next: Plan, isEnd: boolean) => void; remove: (grip: Grip) => void; may: boolean }>;

/** The hall in metres. Everything can be dragged by mouse or finger, or walked by arrow keys. */
export function PlanCanvas({ drawing, plan, near, chosen, choose, move, remove, may }: CanvasProps) {
  const picture = useRef<SVGSVGElement>(null);
  const holding = useRef<{ grip: Grip; dx: number; dy: number; plan: Plan } | undefined>(undefined);
  const metresAt = (event: PointerEvent): { x: number; y: number } => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.current?.getScreenCTM()?.inverse());
    return { x: point.x, y: point.y };
  };
  const take = (grip: Grip) => (event: PointerEvent<SVGElement>) => {
    event.stopPropagation();
    choose(grip);
    const at = spotOf(plan, grip);
    if (!may || !at) return;
    const { x, y } = metresAt(event);
    holding.current = { grip, dx: at.x - x, dy: at.y - y, plan };
    picture.current?.setPointerCapture(event.pointerId);
  };
  const draggedTo = (event: PointerEvent, { grip, dx, dy, plan: from }: NonNullable<typeof holding.current>): Plan => {
    const { x, y } = metresAt(event);
    return moved(from, grip, { x: x + dx, y: y + dy });
  };
  const drag = (event: PointerEvent): void => {
    if (holding.current) move(draggedTo(event, holding.current), false);
  };
  const drop = (event: PointerEvent): void => {
    const held = holding.current;
    holding.current = undefined;
    if (!held) return;
    const next = draggedTo(event, held);
    // A mere tap chooses, and is no step to undo.
    if (JSON.stringify(next) !== JSON.stringify(held.plan)) move(next, true);
  };
  const walk = (grip: Grip) => (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const at = spotOf(plan, grip);
    if (event.key === 'Delete' && grip.kind === 'seat' && may) remove(grip);
    if (!step || !at || !may) return;
    event.preventDefault();
    const by = event.shiftKey ? 1 : 0.1;
    move(moved(plan, grip, { x: at.x + step[0] * by, y: at.y + step[1] * by }), true);
  };
  const grip = (one: Grip, label: string) => ({
    tabIndex: 0, role: 'button', 'aria-label': label, 'aria-pressed': chosen?.kind === one.kind && chosen.name === one.name,
    onPointerDown: take(one), onKeyDown: walk(one), onFocus: () => choose(one), className: `plan-${one.kind}`,
  });
  const zoneOf = (zone: string) => drawing.zones.find((one) => one.id === zone);
  return (
    <svg ref={picture} className="plan" viewBox={`-0.6 -0.6 ${plan.width + 1.2} ${plan.depth + 1.4}`} role="group" aria-label={w.picture} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
      <rect className="plan-hall" width={plan.width} height={plan.depth} />
      {plan.zones.map((area) => {
        const zone = zoneOf(area.zone);
        const label = zone ? named(zone) : '';
        return (
          <g key={area.zone}>
            <rect {...grip({ kind: 'zone', name: area.zone }, label)} data-kind={zone?.kind} x={area.x} y={area.y} width={area.width} height={area.depth} />
            <text className="plan-label" x={area.x} y={area.y - 0.14}>{label}</text>
            {may && chosen?.kind !== 'seat' && (chosen?.name === area.zone) && <rect {...grip({ kind: 'corner', name: area.zone }, `${label} ${w.width} ${w.depth}`)} x={area.x + area.width - 0.25} y={area.y + area.depth - 0.25} width={0.5} height={0.5} />}
          </g>
        );
      })}
      {plan.counters.map((one) => (
        <g key={one.number}>
          <rect {...grip({ kind: 'counter', name: String(one.number) }, w.counter(one.number))} x={one.x - 0.6} y={one.y - 0.3} width={1.2} height={0.6} rx={0.1} />
          <text className="plan-on" x={one.x} y={one.y + 0.15} textAnchor="middle">{one.number}</text>
        </g>
      ))}
      {plan.machines.map((one) => {
        const machine = drawing.machines.find((known) => known.id === one.id);
        return (
          <g key={one.id}>
            {one.booth && <rect className="plan-booth" x={one.x - 0.6} y={one.y - 0.6} width={1.2} height={1.2} />}
            <rect {...grip({ kind: 'machine', name: one.id }, machine ? named(machine) : '')} x={one.x - 0.35} y={one.y - 0.35} width={0.7} height={0.7} rx={0.08} />
            <text className="plan-on" x={one.x} y={one.y + 0.15} textAnchor="middle">{w.marks[machine?.kind ?? '']}</text>
          </g>
        );
      })}
      {plan.seats.map((one) => (
        <g key={one.code}>
          <circle {...grip({ kind: 'seat', name: one.code }, `${w.seats} ${one.code}`)} data-near={near.has(one.code)} cx={one.x} cy={one.y} r={0.33} />
          <text className="plan-code" x={one.x} y={one.y + 0.1} textAnchor="middle">{one.code}</text>
        </g>
      ))}
      <g>
        <rect {...grip({ kind: 'door', name: 'door' }, w.door)} x={plan.door.x - 0.9} y={plan.door.y - 0.12} width={1.8} height={0.35} />
        <text className="plan-label" x={plan.door.x} y={plan.door.y + 0.62} textAnchor="middle">{w.door}</text>
      </g>
      <path className="plan-scale" d={`M0.2 ${plan.depth + 0.35}h1`} /><text className="plan-label" x={1.5} y={plan.depth + 0.5}>{w.scale}</text>
    </svg>
  );
}
