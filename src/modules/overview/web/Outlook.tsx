import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { EmptyState, FaultNotice, Loading, Picture, useCall, usePlace } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './outlook-words.en.ts';
import { zh } from './outlook-words.zh.ts';
import { GreetingPanel } from './Greeting.tsx';
import { TrueOrNot } from './TrueOrNot.tsx';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type Outlook = Answer<typeof contract, 'GET /api/branches/:branch/outlook'>;

/** 客流与柜台: today or tomorrow, who is expected against what the planned counters can serve; below it, how the wait estimates of late came true. */
export function OutlookPanel({ today }: { today: string }) {
  const { branch } = usePlace();
  const [day, setDay] = useState<'today' | 'tomorrow'>('tomorrow');
  const asked = useCall(['outlook', branch.id, day], (signal) => call('GET /api/branches/:branch/outlook', { params: { branch: branch.id }, query: day === 'today' ? { date: today } : {}, signal }), { every: 300_000 });
  const choice = <Segmented aria-label={w.which} value={day} onChange={setDay} options={[{ value: 'today', label: w.today }, { value: 'tomorrow', label: w.tomorrow }]} />;
  if (!asked.answer) return asked.fault ? <FaultNotice fault={asked.fault} again={asked.again} /> : <Loading />;
  const { answer } = asked;
  return (
    <div className="outlook">
      {answer.mode === 'closed' && answer.hours.length === 0
        ? <section className="outlook-none">{choice}<EmptyState title={w.closed(shortDate(answer.date))} help={w.closedHelp} /></section>
        : answer.hours.length === 0
          ? <section className="outlook-none">{choice}<EmptyState title={w.none} help={w.noneHelp} action={<Button href={`/desk/past?branch=${branch.id}`}>{w.bringPast}</Button>} /></section>
          : <HoursAhead outlook={answer} aside={choice} />}
      <TrueOrNot scores={answer.scores} />
      <GreetingPanel />
    </div>
  );
}

function HoursAhead({ outlook: { hours, date }, aside }: { outlook: Outlook; aside: React.ReactNode }) {
  const names = hours.map((one) => w.hour(String(one.hour)));
  const short = hours.filter((one) => one.needed > one.planned + A_LITTLE);
  const option = useMemo(() => ({
    grid: { left: 8, right: 12, top: 56, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: t.ink } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: names, axisTick: { show: false }, axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    series: [
      { type: 'bar', name: w.expected, data: hours.map((one) => ({ value: one.expected, itemStyle: { color: one.needed > one.planned + A_LITTLE ? t.amber : t.indigo } })), itemStyle: { color: t.indigo, borderRadius: [3, 3, 0, 0] }, barMaxWidth: 36 },
      ...(hours.some((one) => one.came !== null) ? [{ type: 'line', name: w.came, symbolSize: 9, lineStyle: { color: t.ink, width: 1.5 }, itemStyle: { color: t.ink }, data: hours.map((one) => one.came) }] : []),
      { type: 'line', name: w.serves, step: 'middle', symbol: 'none', lineStyle: { width: 2.5, color: t.pine }, itemStyle: { color: t.pine }, data: hours.map((one) => one.serves) },
    ],
  }), [hours]);
  const early = hours.slice(0, Math.max(0, hours.findIndex((one) => one.planned > 0))).reduce((sum, one) => sum + one.expected, 0);
  const all = hours.reduce((sum, one) => sum + one.expected, 0);
  return (
    <Picture
      title={w.title} aside={aside} height={300} option={option}
      says={[
        w.says(shortDate(date), count(Math.round(all))), early >= 1 && w.early(count(Math.round(early))),
        short.length > 0 ? w.short(short.map((one) => w.more(String(one.hour), String(one.needed), String(one.planned))).join(w.and)) : w.enough,
      ].filter(Boolean).join(' ')}
      table={{
        columns: [w.time, w.expected, w.came, w.booked, w.serves, w.planned, w.needed],
        rows: hours.map((one) => [w.hour(String(one.hour)), one.expected, one.came ?? '', one.booked, one.serves, one.planned, one.needed]),
      }}
    />
  );
}

/** a twentieth of a counter is rounding */
const A_LITTLE = 0.05;
