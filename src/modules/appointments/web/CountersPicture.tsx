import { useMemo } from 'react';
import { clock, count } from '#ui/format.ts';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { CounterDay } from './CountersPage.tsx';
import { en } from './counters-words.en.ts';
import { zh } from './counters-words.zh.ts';

const w = words({ zh, en });
const HALF_HOUR_MINUTES = 30;

/** One group's day: counters planned as steps, the work booked in each half hour as bars, both counted in counters. */
export function CountersPicture({ group: { group, built, stretches }, day }: { group: CounterDay['groups'][number]; day: CounterDay }) {
  const name = w.groups[group];
  const load = useMemo(() => day.load.filter((one) => one.group === group), [day, group]);
  const option = useMemo(() => pictureOf(stretches, load, built, day.timeZone), [stretches, load, built, day.timeZone]);
  const [least, most] = [Math.min(...stretches.map((one) => one.counters)), Math.max(...stretches.map((one) => one.counters))];
  const booked = load.reduce((sum, one) => sum + one.booked + one.held, 0);
  return (
    <Picture
      title={w.picture(name)} height={220} option={option}
      says={w.says(name, count(built), least === most ? count(most) : `${count(least)}–${count(most)}`, count(booked))}
      table={{ columns: [w.time, w.planned, w.needed], rows: load.map((one) => [clock(one.startsAt, day.timeZone), plannedAt(stretches, one.startsAt), rounded(neededBy(one))]) }}
    />
  );
}

type Stretches = CounterDay['groups'][number]['stretches'];
type Load = CounterDay['load'];

function pictureOf(stretches: Stretches, load: Load, built: number, zone: string) {
  // A gap between two sessions falls to zero, so that a midday break is seen.
  const steps = stretches.flatMap((one) => [[Date.parse(one.startsAt), one.counters], [Date.parse(one.endsAt), one.counters], [Date.parse(one.endsAt), 0]]);
  const ends = stretches.map((one) => Date.parse(one.endsAt));
  return {
    grid: { left: 8, right: 20, top: 48, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', formatter: (rows: readonly { data: readonly [number, number]; seriesName: string }[]) => (rows[0] ? [clock(rows[0].data[0], zone), ...rows.map((row) => `${row.seriesName} ${count(rounded(row.data[1]))}`)].join('<br>') : '') },
    xAxis: { type: 'time', min: Date.parse(stretches[0]?.startsAt ?? ''), max: Math.max(...ends), axisLabel: { formatter: (value: number) => clock(value, zone), hideOverlap: true, color: t.inkSoft }, axisLine: { lineStyle: { color: t.lineStrong } }, splitLine: { show: false } },
    yAxis: { type: 'value', min: 0, max: Math.max(built, ...stretches.map((one) => one.counters)) + 1, minInterval: 1, axisLabel: { color: t.inkSoft, showMaxLabel: false }, splitLine: { lineStyle: { color: t.line } } },
    series: [
      { type: 'line', name: w.planned, data: [[Date.parse(stretches[0]?.startsAt ?? ''), 0], ...steps], symbol: 'none', lineStyle: { width: 2.5, color: t.indigo }, itemStyle: { color: t.indigo }, areaStyle: { color: t.indigo, opacity: 0.1 } },
      { type: 'bar', name: w.needed, data: load.map((one) => [Date.parse(one.startsAt) + (HALF_HOUR_MINUTES / 2) * 60_000, neededBy(one)]), barWidth: 14, itemStyle: { color: t.amber, borderRadius: [3, 3, 0, 0] } },
    ],
  };
}

function neededBy({ booked, held }: Load[number]): number {
  return (booked + held) / HALF_HOUR_MINUTES;
}

function plannedAt(stretches: Stretches, at: string): number {
  return stretches.findLast((one) => one.startsAt <= at && at < one.endsAt)?.counters ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
