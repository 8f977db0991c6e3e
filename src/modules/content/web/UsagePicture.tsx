import { useMemo } from 'react';
import { count } from '#ui/format.ts';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const MOST_SHOWN = 10;

type Usage = { card: string; handed: number; opened: number; done: number };

/** Which cards are handed out, opened and said to be done: the ten most used. */
export function UsagePicture({ usage, titles }: { usage: readonly Usage[]; titles: ReadonlyMap<string, string> }) {
  const shown = useMemo(() => usage.slice(0, MOST_SHOWN).map((one) => ({ ...one, title: titles.get(one.card) ?? one.card })), [usage, titles]);
  const option = useMemo(() => ({
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    yAxis: { type: 'category', inverse: true, data: shown.map((one) => one.title), axisLabel: { color: t.ink, width: 160, overflow: 'truncate' }, axisTick: { show: false } },
    series: [
      { type: 'bar', name: w.handed, data: shown.map((one) => one.handed), itemStyle: { color: t.indigo, borderRadius: [0, 3, 3, 0] }, barMaxWidth: 12 },
      { type: 'bar', name: w.opened, data: shown.map((one) => one.opened), itemStyle: { color: t.amber, borderRadius: [0, 3, 3, 0] }, barMaxWidth: 12 },
      { type: 'bar', name: w.done, data: shown.map((one) => one.done), itemStyle: { color: t.pine, borderRadius: [0, 3, 3, 0] }, barMaxWidth: 12 },
    ],
  }), [shown]);
  const sum = (of: (one: Usage) => number): string => count(usage.reduce((all, one) => all + of(one), 0));
  return (
    <Picture
      title={w.picture} says={w.says(sum((one) => one.handed), sum((one) => one.opened), sum((one) => one.done))} option={option} height={Math.max(160, 70 + shown.length * 42)}
      table={{ columns: [w.card, w.handed, w.opened, w.done], rows: usage.map((one) => [titles.get(one.card) ?? one.card, one.handed, one.opened, one.done]) }}
    />
  );
}
