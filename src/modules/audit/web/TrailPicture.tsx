import { useMemo } from 'react';
import { clock, count } from '#ui/format.ts';
import { Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { Entry } from './entry.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const LANE = 30;

/** The day as lanes of dots: a busy hour, a gap and a refused attempt are seen before a row is read. */
export function TrailPicture({ entries, zone, day }: { entries: readonly Entry[]; zone: string; day: string }) {
  const lanes = useMemo(() => [...new Set(entries.map((entry) => entry.act.split('.')[0] ?? ''))].sort().reverse(), [entries]);
  const option = useMemo(() => {
    const dots = (outcome: Entry['outcome']) => entries.filter((entry) => entry.outcome === outcome).map((entry) => [Date.parse(entry.at), entry.act.split('.')[0] ?? '']);
    const series = (outcome: Entry['outcome'], color: string, symbol: string, symbolSize: number) => ({ type: 'scatter', name: w.outcomes[outcome], data: dots(outcome), symbol, symbolSize, itemStyle: { color, opacity: outcome === 'forbidden' ? 1 : 0.45 }, cursor: 'default' });
    return {
      grid: { left: 8, right: 16, top: 32, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, itemGap: 20 },
      xAxis: { type: 'time', axisLabel: { formatter: (at: number) => clock(at, zone), hideOverlap: true, color: t.inkSoft }, axisLine: { lineStyle: { color: t.line } }, splitLine: { show: true, lineStyle: { color: t.line } } },
      yAxis: { type: 'category', data: lanes, axisLabel: { formatter: (name: string) => w.modules[name] ?? name, color: t.ink }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: t.line } } },
      series: [series('done', t.pine, 'circle', 7), series('read', t.indigo, 'rect', 6), series('forbidden', t.vermilion, 'diamond', 12)],
    };
  }, [entries, lanes, zone]);
  const no = entries.filter((entry) => entry.outcome === 'forbidden').length;
  const says = w.says(count(entries.length), clock(entries.at(-1)?.at ?? day, zone), clock(entries[0]?.at ?? day, zone), count(no));
  return <Picture title={w.picture} says={says} option={option} height={64 + lanes.length * LANE} table={tableOf(entries, zone)} />;
}

function tableOf(entries: readonly Entry[], zone: string) {
  const hours = new Map<string, Record<Entry['outcome'], number>>();
  for (const entry of [...entries].reverse()) {
    const hour = `${clock(entry.at, zone).slice(0, 2)}:00`;
    const counts = hours.get(hour) ?? { done: 0, read: 0, forbidden: 0 };
    counts[entry.outcome] += 1;
    hours.set(hour, counts);
  }
  return { columns: [w.time, w.outcomes['done'] ?? '', w.outcomes['read'] ?? '', w.outcomes['forbidden'] ?? ''], rows: [...hours].map(([hour, counts]) => [hour, counts.done, counts.read, counts.forbidden]) };
}
