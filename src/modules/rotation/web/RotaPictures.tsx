import { useMemo } from 'react';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { kilometres, percent, periodText, type Rota, w } from './ask.ts';
import { ChoicePictures } from './ChoicePictures.tsx';

const AXIS = { axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } };

/** Day by day against today's hours and chance; what more or fewer open branches would mean; and what else could be chosen. */
export function RotaPictures({ rota, figures }: { rota: Rota; figures: NonNullable<Rota['figures']> }) {
  return (
    <div className="rota-pictures">
      <ByDay rota={rota} figures={figures} />
      <TradeOff rota={rota} figures={figures} />
      <ChoicePictures rota={rota} figures={figures} />
    </div>
  );
}

function ByDay({ rota, figures }: { rota: Rota; figures: NonNullable<Rota['figures']> }) {
  const lines = useMemo(() => [
    { name: w.views['random'] ?? '', values: figures.random.byDay, color: t.lineStrong, type: 'dashed' },
    { name: w.views['now'] ?? '', values: figures.before.byDay, color: t.amber, type: 'dotted' },
    { name: w.views['plan'] ?? '', values: figures.plan.byDay, color: t.pine, type: 'solid' },
    { name: w.everythingOpen, values: figures.everythingOpen.byDay, color: t.indigo, type: [2, 4] },
  ], [figures]);
  const option = useMemo(() => ({
    grid: { left: 8, right: 16, top: 56, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', valueFormatter: (value: number) => `${kilometres(value)} ${w.km}` },
    xAxis: { type: 'category', data: rota.periods.map(periodText), axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, ...AXIS },
    series: lines.map((line) => ({ type: 'line', name: line.name, data: line.values.map((km) => Math.round(km * 1_000) / 1_000), symbolSize: 7, lineStyle: { width: line.type === 'solid' ? 3 : 2, color: line.color, type: line.type }, itemStyle: { color: line.color } })),
  }), [lines, rota.periods]);
  return (
    <Picture
      title={w.byDay} says={w.byDaySays(kilometres(figures.plan.meanKm), kilometres(figures.random.meanKm))} option={option} height={300}
      table={{ columns: [w.day, ...lines.map((line) => line.name)], rows: rota.periods.map((period, p) => [periodText(period), ...lines.map((line) => kilometres(line.values[p] ?? 0))]) }}
    />
  );
}

function TradeOff({ rota, figures }: { rota: Rota; figures: NonNullable<Rota['figures']> }) {
  const { openMost } = rota.limits;
  const option = useMemo(() => ({
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'item', formatter: ({ data }: { data: readonly [number, number] }) => `${percent(data[0], 0)} · ${kilometres(data[1])} ${w.km}` },
    xAxis: { type: 'value', min: 0.2, max: 0.9, axisLabel: { color: t.inkSoft, formatter: (value: number) => percent(value, 0) }, splitLine: { show: false }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, ...AXIS },
    series: [
      { type: 'line', data: figures.tradeOff.map((one) => [one.open, Math.round(one.meanKm * 1_000) / 1_000]), symbolSize: 7, lineStyle: { color: t.indigo, width: 2 }, itemStyle: { color: t.indigo } },
      { type: 'scatter', data: [[openMost, Math.round(figures.plan.meanKm * 1_000) / 1_000]], symbol: 'diamond', symbolSize: 18, itemStyle: { color: t.pine }, label: { show: true, position: 'top', formatter: w.thisPlan, color: t.ink, fontWeight: 600 } },
    ],
  }), [figures, openMost]);
  return (
    <Picture
      title={w.tradeOff} says={w.tradeOffSays(percent(openMost, 0), kilometres(figures.plan.meanKm))} option={option} height={300}
      table={{ columns: [w.tradeShare, w.km], rows: figures.tradeOff.map((one) => [percent(one.open, 0), kilometres(one.meanKm)]) }}
    />
  );
}
