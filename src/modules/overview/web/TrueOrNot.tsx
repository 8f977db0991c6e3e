import { useMemo } from 'react';
import { count, shortDate } from '#ui/format.ts';
import { EmptyState, Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { Outlook } from './Outlook.tsx';
import { en } from './outlook-words.en.ts';
import { zh } from './outlook-words.zh.ts';

const w = words({ zh, en });

/** 预计等候准不准: what people were told, against what came true. */
export function TrueOrNot({ scores }: { scores: Outlook['scores'] }) {
  const option = useMemo(() => ({
    grid: { left: 8, right: 12, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: scores.map((one) => shortDate(one.date)), axisTick: { show: false }, axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, name: w.mae, nameTextStyle: { color: t.inkSoft, align: 'left' }, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    series: [{ type: 'bar', name: w.mae, data: scores.map((one) => Math.round(one.mae * 10) / 10), barMaxWidth: 28, itemStyle: { color: t.indigo, borderRadius: [3, 3, 0, 0] } }],
  }), [scores]);
  if (scores.length === 0) return <section className="outlook-none"><h2>{w.trueTitle}</h2><EmptyState title={w.trueNone} help={w.trueNoneHelp} /></section>;
  const n = scores.reduce((sum, one) => sum + one.count, 0);
  const mean = (of: (one: Outlook['scores'][number]) => number) => scores.reduce((sum, one) => sum + of(one) * one.count, 0) / Math.max(1, n);
  const bias = mean((one) => one.bias);
  const lean = Math.abs(bias) < 1 ? w.even : bias < 0 ? w.tooShort(count(Math.round(-bias))) : w.tooLong(count(Math.round(bias)));
  return (
    <Picture
      title={w.trueTitle} height={200} option={option}
      says={w.trueSays(count(n), count(Math.round(mean((one) => one.mae))), percent(mean((one) => one.within10)), percent(mean((one) => one.coverage80)), lean)}
      table={{
        columns: [w.day, w.forecasts, w.mae, w.bias, w.within10, w.coverage, w.left],
        rows: scores.map((one) => [shortDate(one.date), one.count, Math.round(one.mae * 10) / 10, Math.round(one.bias * 10) / 10, percent(one.within10), percent(one.coverage80), one.left]),
      }}
    />
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
