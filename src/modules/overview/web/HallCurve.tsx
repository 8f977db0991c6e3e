import { useMemo } from 'react';
import { clock, count } from '#ui/format.ts';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { Today } from './TodayPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const QUARTER_MS = 900_000;

/** How full the hall was and is, against the cap, and who is still to come. */
export function HallCurve({ today }: { today: Today }) {
  const { curve, ahead, hall, opening, zone, at } = today;
  const option = useMemo(() => {
    const from = Math.min(Date.parse(opening.from), ...curve.slice(0, 1).map((point) => Date.parse(point.at)));
    const until = Math.max(Date.parse(opening.until), Date.parse(at), ...ahead.map((one) => Date.parse(one.at) + QUARTER_MS));
    const highest = Math.max(hall.cap, hall.most, ...ahead.map((one) => one.count));
    // Before the first visitor the hall is empty, and the cap is shown all the same.
    const drawn = curve.length > 0 ? curve.map((point) => [Date.parse(point.at), point.inside]) : [[from, 0], [Math.max(from, Date.parse(at)), 0]];
    return {
      grid: { left: 8, right: 20, top: 56, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, itemGap: 14, textStyle: { color: t.ink } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'line' }, formatter: (rows: readonly { data: readonly [number, number]; seriesName: string }[]) => rows[0] ? [clock(rows[0].data[0], zone), ...rows.map((row) => `${row.seriesName} ${count(row.data[1])}`)].join('<br>') : '' },
      xAxis: { type: 'time', min: from, max: until, axisLabel: { formatter: (value: number) => clock(value, zone), hideOverlap: true, color: t.inkSoft }, axisLine: { lineStyle: { color: t.lineStrong } }, splitLine: { show: false } },
      yAxis: { type: 'value', min: 0, minInterval: 1, max: Math.ceil(highest * 1.1) + 1, axisLabel: { color: t.inkSoft, showMaxLabel: false }, splitLine: { lineStyle: { color: t.line } } },
      series: [
        {
          type: 'line', name: w.curveInside, step: 'end', symbol: 'none', data: drawn, lineStyle: { width: 2.5, color: t.indigo }, itemStyle: { color: t.indigo }, areaStyle: { color: t.indigo, opacity: 0.12 },
          markLine: {
            symbol: 'none', silent: true, animation: false,
            data: [
              { yAxis: hall.cap, lineStyle: { color: t.vermilion, width: 2, type: 'dashed' }, label: { formatter: w.curveCap(count(hall.cap)), position: 'insideStartTop', color: t.vermilionInk, fontWeight: 600 } },
              { xAxis: Date.parse(at), lineStyle: { color: t.ink, width: 1, type: 'solid' }, label: { formatter: w.curveNow, position: 'end', color: t.ink } },
            ],
          },
        },
        { type: 'bar', name: w.curveAhead, data: ahead.map((one) => [Date.parse(one.at) + QUARTER_MS / 2, one.count]), barWidth: 10, itemStyle: { color: t.amber, borderRadius: [3, 3, 0, 0] } },
      ],
    };
  }, [today]);
  const expected = ahead.reduce((sum, one) => sum + one.count, 0);
  const rows = [...curve.map((point) => [clock(point.at, zone), point.inside, ''] as const), ...ahead.map((one) => [clock(one.at, zone), '', one.count] as const)];
  return (
    <Picture
      title={w.curve} says={w.curveSays(count(hall.inside), count(hall.cap), count(hall.most), count(expected))} option={option} height={340}
      table={{ columns: [w.time, w.curveInside, w.curveAhead], rows }}
    />
  );
}
