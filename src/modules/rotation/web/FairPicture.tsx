import { useMemo } from 'react';
import { count } from '#ui/format.ts';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { named, words } from '#ui/words.ts';
import type { Rota } from './ask.ts';
import { en } from './choice-words.en.ts';
import { zh } from './choice-words.zh.ts';

const w = words({ zh, en });
/** More bars than this can't be told apart: then those farthest from the mean are drawn, and the table has all. */
const MOST = 40;

/** Days open over the weeks, branch by branch, beside the mean: whether one is always the one that stays shut. */
export function FairPicture({ rota }: { rota: Rota }) {
  const { fairDays, fairWeeks, halves } = rota.limits;
  const all = useMemo(() => rota.branches.map((one) => ({ name: named(one), before: one.openBefore, now: (one.days ?? []).filter((day) => day !== '').length / (halves ? 2 : 1) })).map((one) => ({ ...one, sum: one.before + one.now })), [rota.branches, halves]);
  const mean = all.reduce((sum, one) => sum + one.sum, 0) / Math.max(1, all.length);
  const [least, most] = [Math.min(...all.map((one) => one.sum)), Math.max(...all.map((one) => one.sum))];
  const drawn = useMemo(() => all.toSorted((a, b) => Math.abs(b.sum - mean) - Math.abs(a.sum - mean)).slice(0, MOST).toSorted((a, b) => b.sum - a.sum), [all, mean]);
  const option = useMemo(() => ({
    grid: { left: 8, right: 64, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: drawn.map((one) => one.name), axisLabel: { color: t.inkSoft, rotate: 45, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    series: [
      { type: 'bar', stack: 'days', name: w.weeksBefore(count(fairWeeks)), data: drawn.map((one) => one.before), barMaxWidth: 28, itemStyle: { color: t.lineStrong } },
      {
        type: 'bar', stack: 'days', name: w.thisPlan, data: drawn.map((one) => one.now), barMaxWidth: 28, itemStyle: { color: t.pine },
        markLine: { symbol: 'none', lineStyle: { color: t.ink, type: 'solid', width: 1 }, label: { formatter: w.meanIs(mean.toFixed(1)), color: t.ink }, data: [{ yAxis: mean }] },
        ...(fairDays !== null && { markArea: { itemStyle: { color: t.indigo, opacity: 0.12 }, data: [[{ yAxis: mean - fairDays }, { yAxis: mean + fairDays }]] } }),
      },
    ],
  }), [drawn, mean, fairDays, fairWeeks]);
  return (
    <div className="fair"><Picture
      title={w.fair} says={w.fairSays(String(least), String(most), mean.toFixed(1))} option={option} height={300}
      table={{ columns: [w.branch, w.weeksBefore(count(fairWeeks)), w.thisPlan, w.together], rows: all.toSorted((a, b) => b.sum - a.sum).map((one) => [one.name, one.before, one.now, one.sum]) }}
    /></div>
  );
}
