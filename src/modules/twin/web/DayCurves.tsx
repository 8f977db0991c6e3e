import { useMemo } from 'react';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
type Curve = readonly Readonly<{ mean: number; half: number }>[];
type Props = Readonly<{ words: Readonly<{ today: string; changed: string; says: string }>; minutes: readonly number[]; today: Curve; changed: Curve }>;

/** Two days in one picture: how many are on site, with the band in which the mean surely lies. */
export function DayCurves({ words: says, minutes, today, changed }: Props) {
  const option = useMemo(() => ({
    grid: { left: 8, right: 20, top: 44, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 20, data: changed.length > 0 ? [says.today, says.changed] : [says.today], textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'line' }, formatter: (rows: readonly { dataIndex: number }[]) => tip(rows[0]?.dataIndex ?? 0) },
    xAxis: { type: 'category', data: minutes.map(clockOfMinute), boundaryGap: false, axisLabel: { interval: 5, color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } }, axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    // As many series as ever, so that a curve that goes away is drawn away.
    series: [...band(says.today, today, t.indigo, 'dashed'), ...band(says.changed, changed, t.pine, 'solid')],
  }), [today, changed]);
  return (
    <Picture
      title={w.curve} says={says.says} option={option} height={320}
      table={{
        columns: [w.time, says.today, ...(changed.length > 0 ? [says.changed] : [])],
        rows: minutes.map((minute, nth) => [clockOfMinute(minute), withHalf(today[nth]), ...(changed.length > 0 ? [withHalf(changed[nth])] : [])]),
      }}
    />
  );

  function tip(at: number): string {
    const rows = [`${says.today} ${withHalf(today[at])} ${w.people}`, ...(changed.length > 0 ? [`${says.changed} ${withHalf(changed[at])} ${w.people}`] : [])];
    return [clockOfMinute(minutes[at] ?? 0), ...rows].join('<br>');
  }
}

/** A line and the band around it: two unseen lines, the upper one filled down to the lower. */
function band(name: string, curve: Curve, color: string, type: 'solid' | 'dashed') {
  const unseen = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: `band ${name}`, tooltip: { show: false }, smooth: true };
  return [
    { ...unseen, name: `${name} low`, data: curve.map((one) => Math.max(0, one.mean - one.half)) },
    { ...unseen, name: `${name} band`, data: curve.map((one) => one.half + Math.min(one.half, one.mean)), areaStyle: { color, opacity: 0.16 } },
    { type: 'line', name, symbol: 'none', smooth: true, data: curve.map((one) => one.mean), lineStyle: { width: 2.5, color, type }, itemStyle: { color } },
  ];
}

function withHalf(one: Curve[number] | undefined): string {
  return one === undefined ? '' : `${one.mean.toFixed(1)} ±${one.half.toFixed(1)}`;
}

function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
