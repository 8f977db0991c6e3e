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
  // Who is told often counts more than once, as the picture's axis does: else fewer changes could seem to disturb more people.
  const pointOf = (one: { cells: number; residentDays: number; meanKm: number }) => w.changePoint(count(one.cells), (rota.isSites ? w.onPlaceDays : w.onPeopleDays)(count(Math.round(one.residentDays))), kilometres(one.meanKm));
  const told = rota.isSites ? w.placeDays : w.peopleDays;
  // The price that was chosen may not be on the next curve, because another point is better in both: then the plan itself is the one pressed.
  const isOnCurve = choices.some((one) => one.priceKm === changes.priceKm);
  const { priceKm } = changes;
  const ownChip = priceKm === null || isOnCurve ? [] : [{ key: 'own', text: `${w.thisPlan} · ${pointOf({ ...changes, meanKm: plan.meanKm })}`, chosen: true, take: () => void take.run(priceKm) }];
  const says = changes.cells === 0 ? w.changesNone : w.changesSays(count(changes.cells), count(Math.round(changes.residents)), kilometres(plan.meanKm));
  const option = useMemo(() => ({
    grid: GRID,
    tooltip: { trigger: 'item', formatter: '{b}' },
    xAxis: { type: 'value', splitNumber: 4, name: told, nameLocation: 'middle', nameGap: 26, ...AXIS, splitLine: { show: false }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', name: w.meanKm, ...UP },
    series: [
      { type: 'line', ...POINT, data: choices.map((one) => ({ name: pointOf(one), value: [Math.round(one.residentDays), rounded(one.meanKm)] })) },
      marked(w.thisPlan, [Math.round(changes.residentDays), rounded(plan.meanKm)]),
    ],
  }), [figures, rota.isSites]);
  return (
    <div className="choice">
      <Picture title={w.changes} says={says} option={option} height={300} table={{ columns: [w.cells, w.told, told, w.meanKm, w.rules], rows: choices.map((one) => [count(one.cells), whom(one.residents), count(Math.round(one.residentDays)), kilometres(one.meanKm), count(one.broken)]) }} />
      {rota.may.plan && (
        <Chips label={w.takeChanges} busy={take.busy || rota.state === 'planning'} choices={[...ownChip, ...choices.map((one) => ({
          key: String(one.priceKm), text: pointOf(one), chosen: changes.priceKm === one.priceKm, take: () => void take.run(one.priceKm),
        }))]} />
      )}
    </div>
  );
}

type Mind = Figures['mindChoices'][number];

function MindChoices({ rota, figures }: Shown) {
  const { mindChoices: choices, plan } = figures;
  const { limits } = rota;
  const params = { rota: rota.id };
  const take = useDeed(async ({ minds, eldersWeigh }: Mind) => {
    await call('PUT /api/rotation/rotas/:rota/limits', { params, body: { limits: { ...limits, minds, eldersWeigh } } });
    await call('POST /api/rotation/rotas/:rota/plan', { params, body: { fewChanges: false } });
  }, { renews: RENEWS });
  const hasElders = choices.every((one) => one.eldersKm !== null);
  const nameOf = (one: Mind) => (one.minds === 'beyond' ? w.mindBeyond : one.eldersWeigh === 1 ? w.mindMean : w.mindElders(String(one.eldersWeigh)));
  const far = w.tooFar(String(limits.limitKm));
  const option = useMemo(() => mindedOption([{ name: w.thisPlan, ...plan }, ...choices.map((one) => ({ name: nameOf(one), ...one }))], hasElders), [figures]);
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

type Felt = Readonly<{ name: string; meanKm: number; eldersKm: number | null; beyond: number }>;

/** A line for each way to choose, the plan first: how far everybody goes and how far an elder. Points that lie close together keep a line, and figures, of their own. */
function mindedOption(felt: readonly Felt[], hasElders: boolean) {
  const ways = felt.map((one) => ({ all: rounded(one.meanKm), elders: rounded(hasElders ? (one.eldersKm ?? 0) : one.meanKm) }));
  const [least, most] = [Math.min(...ways.flatMap((one) => [one.all, one.elders])), Math.max(...ways.flatMap((one) => [one.all, one.elders]))];
  // A few metres must not look like half the picture.
  const room = Math.max(LEAST_ROOM_KM, (most - least) / 4);
  const says = (nth: number) => { const one = felt[nth]; return one === undefined ? '' : `${kilometres(one.meanKm)} · ${hasElders ? kilometres(one.eldersKm ?? 0) : percent(one.beyond)}`; };
  const points = (of: (one: (typeof ways)[number]) => number, labelled: (one: (typeof ways)[number]) => boolean) => ways.map((one, nth) => ({ value: [of(one), nth], label: { show: labelled(one), formatter: says(nth), position: 'right', color: t.ink, fontWeight: nth === 0 ? 600 : 400 } }));
  return {
    grid: { left: 8, right: 96, top: hasElders ? 36 : 8, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(hasElders && { legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: t.ink } } }),
    xAxis: { type: 'value', splitNumber: 4, name: w.meanKm, nameLocation: 'middle', nameGap: 26, ...AXIS, min: tenthBelow(least - room), max: tenthBelow(most + room) + 0.1 },
    yAxis: { type: 'category', inverse: true, data: felt.map((one) => one.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: t.ink } },
    series: [
      { type: 'scatter', name: w.everybodyKm, symbolSize: 12, itemStyle: { color: t.indigo }, data: points((one) => one.all, (one) => !hasElders || one.all > one.elders) },
      ...(hasElders ? [{ type: 'scatter', name: w.eldersKm, symbol: 'diamond', symbolSize: 15, itemStyle: { color: t.amber }, data: points((one) => one.elders, (one) => one.elders >= one.all) }] : []),
    ],
  };
}

const LEAST_ROOM_KM = 0.1;

function tenthBelow(km: number): number {
  return Math.max(0, Math.floor(km * 10) / 10);
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
