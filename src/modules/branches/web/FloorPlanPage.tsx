import { Button, Checkbox, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { freshCodes, spacedSeats, tooNear } from '../rules-floor-plan.ts';
import { moved, spotOf, type Drawing, type Grip, type Plan } from './plan-edit.ts';
import { PlanCanvas } from './PlanCanvas.tsx';
import './plan.css';
import { en } from './plan-words.en.ts';
import { zh } from './plan-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 平面图: the bank draws its hall; the lobby then knows where to show the next visitor. */
export function FloorPlanPage() {
  const { branch } = usePlace();
  const { answer, fault, again } = useCall(['floor-plan', branch.id], (signal) => call('GET /api/branches/:branch/floor-plan', { params: { branch: branch.id }, signal }));
  if (!answer) return <DeskPage title={w.title} below={w.below(named(branch))}>{fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />}</DeskPage>;
  return <Drawn key={`${branch.id} ${answer.number}`} drawing={answer} />;
}

function Drawn({ drawing }: { drawing: Drawing }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const may = mayDo(me, can.drawPlan, branch.id);
  // What was done, the latest last; `at` walks in it.
  const [steps, setSteps] = useState<readonly Plan[]>([drawing.plan]);
  const [at, setAt] = useState(0);
  const [dragged, setDragged] = useState<Plan>();
  const [chosen, setChosen] = useState<Grip>();
  const plan = dragged ?? steps[at] ?? drawing.plan;
  const pairs = useMemo(() => tooNear(plan.seats, drawing.seatMetres), [plan.seats, drawing.seatMetres]);
  const save = useDeed(() => call('PUT /api/branches/:branch/floor-plan', { params: { branch: branch.id }, body: { ...plan, over: drawing.number } }), { renews: [['floor-plan', branch.id]], done: ({ number }) => toast.done(w.saved(number)) });
  const put = (next: Plan): void => {
    setSteps([...steps.slice(0, at + 1), next]);
    setAt(at + 1);
    setDragged(undefined);
  };
  const move = (next: Plan, isEnd: boolean): void => (isEnd ? put(next) : setDragged(next));
  const remove = ({ name }: Grip): void => { put({ ...plan, seats: plan.seats.filter((one) => one.code !== name) }); setChosen(undefined); };
  const actions = (
    <>
      <Button onClick={() => window.print()}>{w.print}</Button>
      {may && <Button disabled={at === 0} onClick={() => setAt(at - 1)}>{w.undo}</Button>}
      {may && <Button disabled={at >= steps.length - 1} onClick={() => setAt(at + 1)}>{w.again}</Button>}
      {may && <Button type="primary" loading={save.busy} disabled={pairs.length > 0 || (at === 0 && drawing.number > 0)} onClick={() => void save.run(undefined)}>{w.save}</Button>}
    </>
  );
  return (
    <DeskPage title={w.title} below={w.below(named(branch))} wide actions={actions}>
      {drawing.number === 0 && may && <Notice kind="info">{w.fresh}</Notice>}
      {!may && <Notice kind="info">{w.readOnly}</Notice>}
      <div className="plan-page">
        <PlanCanvas drawing={drawing} plan={plan} near={new Set(pairs.flat())} chosen={chosen} choose={setChosen} move={move} remove={remove} may={may} />
        <aside className="plan-side">
          <p><b>{w.seatCount(plan.seats.length)}</b> {drawing.number > 0 && <span className="soft">{w.drawn(drawing.number)}</span>}</p>
          <p>{w.distance(count(drawing.seatMetres))} <Badge kind={pairs.length > 0 ? 'act' : 'open'}>{pairs.length > 0 ? w.near(pairs.length) : w.wellSpaced}</Badge></p>
          <Chosen drawing={drawing} plan={plan} grip={chosen} may={may} put={put} remove={remove} />
          {may && <p className="soft plan-keys">{w.keys}</p>}
        </aside>
      </div>
    </DeskPage>
  );
}

type ChosenProps = Readonly<{ drawing: Drawing; plan: Plan; grip: Grip | undefined; may: boolean; put: (plan: Plan) => void; remove: (grip: Grip) => void }>;

/** What was chosen: its name, where it stands to the tenth of a metre, and what can be done with it. */
function Chosen({ drawing, plan, grip, may, put, remove }: ChosenProps) {
  const spot = grip && spotOf(plan, grip);
  if (!grip || !spot) return <p className="soft">{w.nothing}</p>;
  const zone = grip.kind === 'zone' || grip.kind === 'corner' ? plan.zones.find((one) => one.zone === grip.name) : undefined;
  const machine = grip.kind === 'machine' ? plan.machines.find((one) => one.id === grip.name) : undefined;
  const field = (label: string, value: number, to: (value: number) => Plan, least = 0) => (
    <label><span className="soft">{label}</span><InputNumber aria-label={label} min={least} max={200} step={0.1} value={value} suffix={w.metres} disabled={!may} onChange={(next) => { if (next !== null) put(to(next)); }} /></label>
  );
  const size = (more: { width?: number; depth?: number }): Plan => ({ ...plan, zones: plan.zones.map((one) => (one.zone === zone?.zone ? { ...one, ...more } : one)) });
  return (
    <section className="plan-chosen" aria-label={w.chosen}>
      <h2>{nameOf(drawing, grip)}</h2>
      <div className="plan-fields">
        {grip.kind !== 'corner' && field(w.x, spot.x, (x) => moved(plan, grip, { ...spot, x }))}
        {grip.kind !== 'corner' && field(w.y, spot.y, (y) => moved(plan, grip, { ...spot, y }))}
        {zone && field(w.width, zone.width, (width) => size({ width }), 0.5)}
        {zone && field(w.depth, zone.depth, (depth) => size({ depth }), 0.5)}
      </div>
      {machine && <Checkbox checked={machine.booth} disabled={!may} onChange={(event) => put({ ...plan, machines: plan.machines.map((one) => (one.id === machine.id ? { ...one, booth: event.target.checked } : one)) })}>{w.booth}</Checkbox>}
      {zone && may && (
        <div className="plan-buttons">
          <Button type="primary" ghost title={w.placeHelp} onClick={() => put(placed(plan, zone, drawing.seatMetres))}>{w.place}</Button>
          <Button onClick={() => put({ ...plan, seats: [...plan.seats, { code: freshCodes(plan.seats.map((one) => one.code))(), zone: zone.zone, x: round(zone.x + zone.width / 2), y: round(zone.y + zone.depth / 2) }] })}>{w.addSeat}</Button>
        </div>
      )}
      {grip.kind === 'seat' && may && <Button danger onClick={() => remove(grip)}>{w.remove}</Button>}
    </section>
  );
}

/** The zone filled anew: its old seats go, those of other zones keep their distance to it. */
function placed(plan: Plan, zone: Plan['zones'][number], metres: number): Plan {
  const others = plan.seats.filter((one) => one.zone !== zone.zone);
  const seats = spacedSeats(zone, metres, freshCodes(others.map((one) => one.code))).filter((one) => tooNear([...others, one], metres).every(([a, b]) => a !== one.code && b !== one.code));
  return { ...plan, seats: [...others, ...seats] };
}

function nameOf(drawing: Drawing, { kind, name }: Grip): string {
  if (kind === 'seat') return `${w.seats} ${name}`;
  if (kind === 'door') return w.door;
  if (kind === 'counter') { const counter = drawing.counters.find((one) => String(one.number) === name); return counter ? `${named(counter)}${counter.maskOff ? ` · ${w.maskOff}` : ''}` : name; }
  const known = kind === 'machine' ? drawing.machines.find((one) => one.id === name) : drawing.zones.find((one) => one.id === name);
  return known ? named(known) : '';
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
