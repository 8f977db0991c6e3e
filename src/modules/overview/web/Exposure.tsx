import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { caller, type Answer } from '#ui/call.ts';
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

export type OwnDays = Answer<typeof contract, 'GET /api/branches/:branch/exposure'>;
export type ExposedDay = OwnDays['days'][number];

/** 接触暴露 on the branch head's first page. Nothing before the first visitor. */
export function ExposurePanel() {
  const { branch } = usePlace();
  const { answer } = useCall(['exposure', branch.id], (signal) => call('GET /api/branches/:branch/exposure', { params: { branch: branch.id }, query: {}, signal }), { every: LOOK_AGAIN_MS });
  if (!answer || answer.days.length === 0) return null;
  return <DaysPicture answer={answer} aside={<Link to={`/exposure?branch=${branch.id}&view=days`}>{w.toPage}</Link>} />;
}

/** A bar a day, in minutes for each visitor, with the visitors beside: a quiet day is seen to be one. */
export function DaysPicture({ answer: { days, today }, aside }: { answer: OwnDays; aside?: ReactNode }) {
  const option = useMemo(() => ({
    grid: { left: 8, right: 8, top: 44, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 14, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (rows: readonly { dataIndex: number }[]) => tip(days[rows[0]?.dataIndex ?? 0]) },
    xAxis: { type: 'category', data: days.map((day) => shortDate(day.date)), axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } }, axisTick: { show: false } },
    yAxis: [
      { type: 'value', min: 0, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
      { type: 'value', min: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { show: false } },
    ],
    series: [
      {
        type: 'bar', name: w.perVisitorLeft, barMaxWidth: 44, itemStyle: { borderRadius: [4, 4, 0, 0], color: t.pine },
        data: days.map((day) => ({ value: rounded(day.perVisitorMinutes), itemStyle: { color: day.date === today ? t.indigo : t.pine } })),
        // Above the line, where the two meet.
        z: 4, label: { show: days.length <= MOST_LABELS, position: 'top', color: t.ink, backgroundColor: t.sheet, padding: [0, 3], borderRadius: 3 },
      },
      { type: 'line', name: w.visitorsRight, yAxisIndex: 1, data: days.map((day) => day.visitors), symbolSize: 7, lineStyle: { width: 2, color: t.amber }, itemStyle: { color: t.amber } },
    ],
  }), [days, today]);
  const last = days.at(-1);
  if (!last) return null;
  return (
    <Picture
      title={w.title} says={w.says(shortDate(last.date), count(rounded(last.perVisitorMinutes)), count(rounded(last.minutesAboveCap)), count(last.longContacts))} option={option} height={260} aside={aside}
      table={{
        columns: [w.day, w.visitors, w.perVisitor, w.atHundred, w.pairHours, w.above, w.contacts, w.most],
        rows: days.map((day) => [shortDate(day.date), count(day.visitors), count(rounded(day.perVisitorMinutes)), orDash(day.atHundredMinutes), count(rounded(day.pairHours)), count(rounded(day.minutesAboveCap)), count(day.longContacts), `${count(day.most)} / ${count(day.cap)}`]),
      }}
    />
  );
}

/** More bars than these have no room for their figures. */
const MOST_LABELS = 14;

function tip(day: ExposedDay | undefined): string {
  if (!day) return '';
  return [
    shortDate(day.date), `${w.visitors} ${count(day.visitors)}`, `${w.perVisitor} ${count(rounded(day.perVisitorMinutes))}`, `${w.atHundred} ${orDash(day.atHundredMinutes)}`,
    `${w.above} ${count(rounded(day.minutesAboveCap))}`, `${w.contacts} ${count(day.longContacts)}`, `${w.most} ${count(day.most)} / ${count(day.cap)}`,
  ].join('<br>');
}

export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}

export function orDash(value: number | null): string {
  return value === null ? '–' : count(rounded(value));
}
