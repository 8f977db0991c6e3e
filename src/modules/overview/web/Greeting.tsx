import { useMemo } from 'react';
import { caller } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { EmptyState, Picture, useCall, usePlace } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './greeting-words.en.ts';
import { zh } from './greeting-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const LOOK_AGAIN_MS = 300_000;
const KINDS = ['online', 'later', 'machine'] as const;

/** 迎客建议: two bars for each way, suggested and taken; what hardly anybody takes is named, for there the suggestion has learnt. */
export function GreetingPanel() {
  const { branch } = usePlace();
  const { answer } = useCall(['greeting', branch.id], (signal) => call('GET /api/branches/:branch/greeting', { params: { branch: branch.id }, signal }), { every: LOOK_AGAIN_MS });
  const option = useMemo(() => {
    const sum = (kind: string, of: 'offered' | 'taken') => (answer?.rows ?? []).filter((one) => one.kind === kind).reduce((all, one) => all + one[of], 0);
    return {
      grid: { left: 8, right: 12, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: t.ink } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: KINDS.map((kind) => w.kinds[kind]), axisTick: { show: false }, axisLabel: { color: t.inkSoft }, axisLine: { lineStyle: { color: t.lineStrong } } },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
      series: (['offered', 'taken'] as const).map((of) => ({
        type: 'bar', name: w[of], barMaxWidth: 44, itemStyle: { color: of === 'offered' ? t.indigo : t.pine, borderRadius: [3, 3, 0, 0] }, label: { show: true, position: 'top', color: t.ink }, data: KINDS.map((kind) => sum(kind, of)),
      })),
    };
  }, [answer]);
  if (!answer) return null;
  if (answer.rows.length === 0) return <section className="outlook-none"><h2>{w.title}</h2><EmptyState title={w.none} help={w.noneHelp} /></section>;
  const all = (of: 'offered' | 'taken') => count(answer.rows.reduce((sum, one) => sum + one[of], 0));
  const last = answer.rows.filter((one) => one.isLast).map((one) => w.pair(named(one), w.kinds[one.kind]));
  return (
    <Picture
      title={w.title} height={220} option={option} says={`${w.says(count(answer.days), all('offered'), all('taken'))}${last.length > 0 ? ` ${w.last(last.join(w.and))}` : ''}`}
      table={{
        columns: [w.errand, w.way, w.offered, w.taken, w.share, w.place],
        rows: answer.rows.map((one) => [named(one), w.kinds[one.kind], count(one.offered), count(one.taken), `${Math.round((100 * one.taken) / one.offered)}%`, one.isLast ? w.isLast : w.asUsual]),
      }}
    />
  );
}
