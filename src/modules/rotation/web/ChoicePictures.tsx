import { Button } from 'antd';
import { useMemo } from 'react';
import { count } from '#ui/format.ts';
import { Picture, useDeed } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import { call, kilometres, percent, RENEWS, type Rota } from './ask.ts';
import { en } from './choice-words.en.ts';
import { zh } from './choice-words.zh.ts';
import { FairPicture } from './FairPicture.tsx';

const w = words({ zh, en });
const AXIS = { axisLabel: { color: t.inkSoft, hideOverlap: true }, splitLine: { lineStyle: { color: t.line } }, nameTextStyle: { color: t.inkSoft }, scale: true } as const;
const UP = { ...AXIS, nameTextStyle: { color: t.inkSoft, align: 'left' } } as const;
const GRID = { left: 8, right: 32, top: 44, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;
const POINT = { symbolSize: 10, lineStyle: { color: t.indigo, width: 2 }, itemStyle: { color: t.indigo } } as const;

type Figures = NonNullable<Rota['figures']>;
type Shown = { rota: Rota; figures: Figures };

/** What else could be chosen: fewer people told, or other people minded. A choice is worked out in full before anything stands. And whether the weeks together are fair. */
export function ChoicePictures(shown: Shown) {
  return (
    <>
      {shown.figures.changeChoices.length > 1 && <ChangeChoices {...shown} />}
      {shown.figures.mindChoices.length > 1 && <MindChoices {...shown} />}
      {isOverWeeks(shown.rota) && <FairPicture rota={shown.rota} />}
    </>
  );
}

function isOverWeeks({ limits, branches }: Rota): boolean {
  return limits.fairDays !== null || branches.some((one) => one.openBefore > 0);
}

function ChangeChoices({ rota, figures }: Shown) {
  const { changeChoices: choices, changes, plan } = figures;
  const take = useDeed((changePriceKm: number) => call('POST /api/rotation/rotas/:rota/plan', { params: { rota: rota.id }, body: { fewChanges: true, changePriceKm } }), { renews: RENEWS });
  const whom = (residents: number) => (rota.isSites ? w.onPlaces : w.onPeople)(count(Math.round(residents)));
  const told = rota.isSites ? w.placeDays : w.peopleDays;
  // The price that was chosen may not be on the next curve, because another point is better in both: then the plan itself is the one pressed.
  const isOnCurve = choices.some((one) => one.priceKm === changes.priceKm);
  const { priceKm } = changes;
  const ownChip = priceKm === null || isOnCurve ? [] : [{ key: 'own', text: `${w.thisPlan} · ${w.changePoint(count(changes.cells), whom(changes.residents))} · ${kilometres(plan.meanKm)}`, chosen: true, take: () => void take.run(priceKm) }];
  const says = changes.cells === 0 ? w.changesNone : w.changesSays(count(changes.cells), count(Math.round(changes.residents)), kilometres(plan.meanKm));
  const option = useMemo(() => ({
    grid: GRID,
    tooltip: { trigger: 'item', formatter: ({ name, data }: { name: string; data: { value: readonly [number, number] } }) => `${name} · ${kilometres(data.value[1])} ${w.meanKm}` },
    xAxis: { type: 'value', splitNumber: 4, name: told, nameLocation: 'middle', nameGap: 26, ...AXIS, splitLine: { show: false }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', name: w.meanKm, ...UP },
    series: [
      { type: 'line', ...POINT, data: choices.map((one) => ({ name: w.changePoint(count(one.cells), whom(one.residents)), value: [Math.round(one.residentDays), rounded(one.meanKm)] })) },
      marked(w.thisPlan, [Math.round(changes.residentDays), rounded(plan.meanKm)]),
    ],
  }), [figures, rota.isSites]);
  return (
    <div className="choice">
      <Picture title={w.changes} says={says} option={option} height={300} table={{ columns: [w.cells, w.told, told, w.meanKm, w.rules], rows: choices.map((one) => [count(one.cells), whom(one.residents), count(Math.round(one.residentDays)), kilometres(one.meanKm), count(one.broken)]) }} />
      {rota.may.plan && (
        <Chips label={w.takeChanges} busy={take.busy || rota.state === 'planning'} choices={[...ownChip, ...choices.map((one) => ({
          key: String(one.priceKm), text: `${w.changePoint(count(one.cells), whom(one.residents))} · ${kilometres(one.meanKm)}`, chosen: changes.priceKm === one.priceKm, take: () => void take.run(one.priceKm),
        }))]} />
      )}
    </div>
  );
}

type Mind = Figures['mindChoices'][number];
const MINDS: readonly Mind['minds'][] = ['mean', 'beyond'];

function MindChoices({ rota, figures }: Shown) {
  const { mindChoices: choices, plan } = figures;
  const { limits } = rota;
  const params = { rota: rota.id };
  const take = useDeed(async ({ minds, eldersWeigh }: Mind) => {
    await call('PUT /api/rotation/rotas/:rota/limits', { params, body: { limits: { ...limits, minds, eldersWeigh } } });
    await call('POST /api/rotation/rotas/:rota/plan', { params, body: { fewChanges: false } });
  }, { renews: RENEWS });
  const hasElders = choices.every((one) => one.eldersKm !== null);
  const upOf = (one: Pick<Mind, 'eldersKm' | 'beyond'>) => (hasElders ? rounded(one.eldersKm ?? 0) : Math.round(one.beyond * 1_000) / 10);
  const nameOf = (one: Mind) => (one.minds === 'beyond' ? w.mindBeyond : one.eldersWeigh === 1 ? w.mindMean : w.mindElders(String(one.eldersWeigh)));
  const far = w.tooFar(String(limits.limitKm));
  const option = useMemo(() => ({
    tooltip: { trigger: 'item', formatter: ({ name, data }: { name: string; data: { value: readonly [number, number] } }) => `${name} · ${data.value[0]} / ${data.value[1]}` },
    grid: { ...GRID, right: 88 },
    xAxis: { type: 'value', splitNumber: 4, name: w.everybodyKm, nameLocation: 'middle', nameGap: 26, ...AXIS, splitLine: { show: false }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', name: hasElders ? w.eldersKm : far, ...UP },
    series: [
      // The weights lie close together: the line says their order, its end what it is.
      ...MINDS.map((minds) => ({ type: 'line', ...POINT, symbol: minds === 'mean' ? 'circle' : 'rect', endLabel: { show: true, formatter: '{b}', color: t.inkSoft, distance: 8 }, data: choices.filter((one) => one.minds === minds).map((one) => ({ name: nameOf(one), value: [rounded(one.meanKm), upOf(one)] })) })),
      marked(w.thisPlan, [rounded(plan.meanKm), upOf(plan)]),
    ],
  }), [figures, far]);
  const says = hasElders && plan.eldersKm !== null ? w.mindedSays(kilometres(plan.meanKm), kilometres(plan.eldersKm)) : w.mindedFar(kilometres(plan.meanKm), percent(plan.beyond));
  return (
    <div className="choice">
      <Picture title={w.minded} says={says} option={option} height={300} table={{
        columns: [w.choice, w.everybodyKm, ...(hasElders ? [w.eldersKm] : []), far],
        rows: choices.map((one) => [nameOf(one), kilometres(one.meanKm), ...(hasElders ? [kilometres(one.eldersKm ?? 0)] : []), percent(one.beyond)]),
      }} />
      {rota.may.change && rota.may.plan && (
        <Chips label={w.takeMinded} busy={take.busy || rota.state === 'planning'} choices={choices.map((one) => ({ key: nameOf(one), text: nameOf(one), chosen: one.minds === limits.minds && one.eldersWeigh === limits.eldersWeigh, take: () => void take.run(one) }))} />
      )}
    </div>
  );
}

type Chip = { key: string; text: string; chosen: boolean; take: () => void };

function Chips({ label, choices, busy }: { label: string; choices: readonly Chip[]; busy: boolean }) {
  return (
    <div className="choice-chips" role="group" aria-label={label}>
      <span className="soft">{label}</span>
      {choices.map((one) => <Button key={one.key} size="small" aria-pressed={one.chosen} type={one.chosen ? 'primary' : 'default'} ghost={one.chosen} disabled={busy} onClick={one.take}>{one.text}</Button>)}
    </div>
  );
}

function rounded(km: number): number {
  return Math.round(km * 1_000) / 1_000;
}

/** The plan itself stands out by shape, not by colour alone. */
function marked(name: string, value: readonly [number, number]) {
  return { type: 'scatter', data: [{ name, value }], symbol: 'diamond', symbolSize: 18, itemStyle: { color: t.pine }, label: { show: true, position: 'top', formatter: '{b}', color: t.ink, fontWeight: 600 }, z: 3 };
}
