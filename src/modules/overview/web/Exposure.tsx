import { useMemo } from 'react';
import { caller } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { Picture, useCall, usePlace } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './exposure-words.en.ts';
import { zh } from './exposure-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const LOOK_AGAIN_MS = 60_000;

/** 接触暴露: one bar a day, in minutes for each visitor, so that days and branches can be compared. Nothing before the first visitor. */
export function ExposurePanel() {
  const { branch } = usePlace();
  const { answer } = useCall(['exposure', branch.id], (signal) => call('GET /api/branches/:branch/exposure', { params: { branch: branch.id }, query: {}, signal }), { every: LOOK_AGAIN_MS });
  const option = useMemo(() => ({
    grid: { left: 8, right: 20, top: 24, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (rows: readonly { dataIndex: number }[]) => tip(rows[0]?.dataIndex ?? 0) },
    xAxis: { type: 'category', data: answer?.days.map((day) => shortDate(day.date)) ?? [], axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } }, axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    series: [{
      type: 'bar', name: w.perVisitor, barMaxWidth: 44, itemStyle: { borderRadius: [4, 4, 0, 0] },
      data: answer?.days.map((day) => ({ value: rounded(day.perVisitorMinutes), itemStyle: { color: day.date === answer.today ? t.indigo : t.pine } })) ?? [],
      label: { show: true, position: 'top', color: t.ink },
    }],
  }), [answer]);
  const last = answer?.days.at(-1);
  if (!answer || !last) return null;
  return (
    <Picture
      title={w.title} says={w.says(shortDate(last.date), count(rounded(last.perVisitorMinutes)), count(rounded(last.minutesAboveCap)), count(last.longContacts))} option={option} height={240}
      table={{
        columns: [w.day, w.visitors, w.perVisitor, w.pairHours, w.above, w.contacts, w.most],
        rows: answer.days.map((day) => [shortDate(day.date), count(day.visitors), count(rounded(day.perVisitorMinutes)), count(rounded(day.pairHours)), count(rounded(day.minutesAboveCap)), count(day.longContacts), `${count(day.most)} / ${count(day.cap)}`]),
      }}
    />
  );

  function tip(at: number): string {
    const day = answer?.days[at];
    if (!day) return '';
    return [shortDate(day.date), `${w.perVisitor} ${count(rounded(day.perVisitorMinutes))}`, `${w.above} ${count(rounded(day.minutesAboveCap))}`, `${w.contacts} ${count(day.longContacts)}`, `${w.most} ${count(day.most)} / ${count(day.cap)}`].join('<br>');
  }
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}
