import { Button, InputNumber, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { caller, type Answer } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { DeskPage, EmptyState, FaultNotice, Loading, Notice, StatStrip, useCall, usePlace, type Stat } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { DayCurves } from './DayCurves.tsx';
import { differenceOf, FiguresBeside, rounded } from './FiguresBeside.tsx';
import { Going } from './Going.tsx';
import './twin.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type WhatIf = Answer<typeof contract, 'GET /api/branches/:branch/what-if'>;
type Knobs = WhatIf['branch']['today'];
type NumberKnob = { [K in keyof Knobs]: Knobs[K] extends number ? K : never }[keyof Knobs];
type SwitchKnob = Exclude<keyof Knobs, NumberKnob>;

const NUMBERS: readonly Readonly<{ knob: NumberKnob; least: number; most: number; step: number }>[] = [
  { knob: 'counters', least: 1, most: 12, step: 1 }, { knob: 'machines', least: 0, most: 8, step: 1 }, { knob: 'assistants', least: 0, most: 6, step: 1 }, { knob: 'cap', least: 2, most: 60, step: 1 },
  { knob: 'demand', least: 50, most: 200, step: 5 }, { knob: 'opensEarlier', least: 0, most: 60, step: 15 }, { knob: 'books', least: 0, most: 100, step: 5 }, { knob: 'accepts', least: 0, most: 100, step: 5 },
];
const SWITCHES: readonly SwitchKnob[] = ['maskRule', 'balance', 'booth'];
const LOOK_AGAIN_MS = 500;

/** 推演: the branch head moves counters, staff, cap and habits, and sees the day beside today's, with how sure it is. */
export function WhatIfPage() {
  const { branch } = usePlace();
  const [address, setAddress] = useSearchParams();
  const [isDone, setIsDone] = useState(false);
  const moved = movedIn(address);
  const key = JSON.stringify(moved);
  const { answer, fault, again } = useCall(['what-if', branch.id, key], async (signal) => {
    const found = await call('GET /api/branches/:branch/what-if', { params: { branch: branch.id }, query: moved, signal });
    setIsDone(found.done >= found.of);
    return found;
  }, { ...(!isDone && { every: LOOK_AGAIN_MS }) });
  const move = (next: Partial<Knobs>) => {
    setIsDone(false);
    setAddress((before) => withMoved(before, next, answer?.branch.today), { replace: true });
  };
  if (!answer) return <DeskPage title={w.title} below={w.below(named(branch))}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  const { today } = answer.branch;
  if (today.counters === 0) return <DeskPage title={w.title} below={w.below(named(branch))}><EmptyState title={w.none} help={w.noneHelp} /></DeskPage>;
  const knobs: Knobs = { ...today, ...moved };
  return (
    <DeskPage title={w.title} below={w.below(named(branch))} wide actions={<Button disabled={Object.keys(moved).length === 0} onClick={() => move(today)}>{w.reset}</Button>}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      <div className="what-if">
        <section className="what-if-knobs" aria-label={w.move}>
          <h2>{w.move}</h2>
          {NUMBERS.map((one) => <NumberMove key={one.knob} {...one} least={one.knob === 'counters' ? answer.branch.fewestCounters : one.least} value={knobs[one.knob]} today={today[one.knob]} move={move} />)}
          {SWITCHES.map((knob) => (
            <label key={knob} className="what-if-switch"><Switch checked={knobs[knob] === 'on'} onChange={(on) => move({ [knob]: on ? 'on' : 'off' })} /><span>{w[knob]}</span></label>
          ))}
          {knobs.maskRule === 'off' && <p className="what-if-warn">{w.openHall}</p>}
        </section>
        <section className="what-if-shown">
          <div className="what-if-tries"><span>{w.proposals}</span>{proposals(knobs).map(({ label, next }) => <Button key={label} size="small" onClick={() => move(next)}>{label}</Button>)}</div>
          <MaskCost answer={answer} knobs={knobs} switchOn={() => move({ balance: 'on', booth: 'on' })} />
          <Going done={answer.done} of={answer.of} reps={answer.reps} />
          {answer.figures.length === 0 ? <Loading /> : <><StatStrip stats={statsOf(answer)} /><DayCurves words={curveWords(answer)} minutes={answer.minutes} today={answer.today} changed={answer.changed} /><FiguresBeside found={answer} /></>}
          <p className="what-if-basis">{answer.branch.measuredDays > 0 ? w.basis(count(answer.branch.visits), count(answer.branch.measuredDays)) : w.basisNone(count(answer.branch.visits))} {w.assumed} {w.pairHoursHelp}</p>
        </section>
      </div>
    </DeskPage>
  );
}

type NumberMoveProps = Readonly<{ knob: NumberKnob; least: number; most: number; step: number; value: number; today: number; move: (next: Partial<Knobs>) => void }>;

/** A slider to feel it, a field to say it exactly; the address changes only when the hand lets go. */
function NumberMove({ knob, least, most, step, value, today, move }: NumberMoveProps) {
  const [held, setHeld] = useState<number>();
  const shown = held ?? value;
  const top = Math.max(most, today);
  const settle = (next: number) => {
    setHeld(undefined);
    if (next !== value) move({ [knob]: next });
  };
  return (
    <div className="what-if-number" data-moved={value === today ? undefined : ''}>
      <span className="what-if-label">{w[knob]}<small>{value !== today && w.asToday(`${count(today)} ${w.units[knob]}`)}</small></span>
      <Slider min={least} max={top} step={step} value={shown} onChange={setHeld} onChangeComplete={settle} ariaLabelForHandle={w[knob]} tooltip={{ formatter: null }} />
      <InputNumber aria-label={w[knob]} min={least} max={top} step={step} value={shown} suffix={w.units[knob] || undefined} onChange={(next) => { if (next !== null) settle(next); }} />
    </div>
  );
}

/** 摘口罩业务只到柜台: what it costs where nothing makes it bearable, said before it is decided. */
function MaskCost({ answer, knobs, switchOn }: { answer: WhatIf; knobs: Knobs; switchOn: () => void }) {
  const pairs = answer.figures.find((one) => one.name === 'pairHours');
  if (knobs.maskRule === 'off' || knobs.balance === 'on' || !pairs?.changed || pairs.changed.mean <= pairs.today.mean || pairs.today.mean === 0) return null;
  return <Notice kind="act" title={w.maskCost((pairs.changed.mean / pairs.today.mean).toFixed(1))} action={<Button type="primary" onClick={switchOn}>{w.both}</Button>}>{w.maskCostHelp}</Notice>;
}

function statsOf(found: WhatIf): Stat[] {
  return (['pairHours', 'p90Wait', 'most', 'unmasked'] as const).flatMap((name, nth) => {
    const one = found.figures.find((figure) => figure.name === name);
    if (!one) return [];
    const shown = one.changed ?? one.today;
    const better = one.difference !== null && Math.abs(one.difference.mean) > one.difference.half ? (one.difference.mean < 0 ? 'open' as const : 'watch' as const) : undefined;
    return [{
      label: w.names[name], value: rounded(shown.mean), unit: w.nameUnits[name], main: nth === 0, ...(better && { kind: better }),
      note: one.difference ? `${w.asToday(rounded(one.today.mean))} · ${differenceOf(one.difference)}` : `±${rounded(one.today.half)}`,
    }];
  });
}

function curveWords({ figures }: WhatIf) {
  const pairs = figures.find((one) => one.name === 'pairHours');
  const said = (value: number | undefined) => count(Math.round(value ?? 0));
  return { today: w.today, changed: w.changed, says: pairs?.changed ? w.curveSays(said(pairs.today.mean), said(pairs.changed.mean)) : w.curveSaysToday(said(pairs?.today.mean)) };
}

function proposals(knobs: Knobs): { label: string; next: Partial<Knobs> }[] {
  return [
    { label: w.addBooth, next: { booth: 'on' } as const, when: knobs.booth === 'off' && knobs.machines > 0 }, { label: w.oneCounter, next: { counters: knobs.counters + 1 }, when: knobs.counters < 12 },
    { label: w.moreBooked, next: { books: 50 }, when: knobs.books < 50 }, { label: w.earlier, next: { opensEarlier: 30 }, when: knobs.opensEarlier === 0 }, { label: w.moreVisits, next: { demand: 120 }, when: knobs.demand === 100 },
  ].filter((one) => one.when);
}

/** What the address says was moved. A value that is no number is left out; the server checks the rest. */
function movedIn(address: URLSearchParams): Partial<Knobs> {
  const numbers = NUMBERS.flatMap(({ knob }) => (address.has(knob) && Number.isFinite(Number(address.get(knob))) ? [[knob, Number(address.get(knob))] as const] : []));
  const switches = SWITCHES.flatMap((knob) => (address.get(knob) === 'on' || address.get(knob) === 'off' ? [[knob, address.get(knob)] as const] : []));
  return Object.fromEntries([...numbers, ...switches]);
}

function withMoved(before: URLSearchParams, next: Partial<Knobs>, today: Knobs | undefined): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [knob, value] of Object.entries(next)) {
    if (today?.[knob as keyof Knobs] === value) after.delete(knob); // keys of the knobs
    else after.set(knob, String(value));
  }
  return after;
}
