import { Select } from 'antd';
import { useMemo } from 'react';
import { clock, count, shortDate } from '#ui/format.ts';
import { Badge, Picture } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { MEANING, w, type Desk, type History } from './ask.ts';

const COLOUR = { low: t.pine, medium: t.amber, high: t.vermilion, none: t.sunk };
const HATCHED = { symbol: 'rect', color: t.lineStrong, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };

/** The days of an area: how many cases each brought, and the level it had; a day that was not counted is hatched. Then the levels that really stood. */
export function AreaHistory({ desk, history, choose }: { desk: Desk; history: History; choose: (area: string) => void }) {
  const { area, days, standings, zone } = history;
  const chooser = (
    <Select aria-label={w.chooseArea} value={area.code} className="risk-area" showSearch={{ optionFilterProp: 'label' }} onChange={choose} options={desk.areas.map((one) => ({ value: one.code, label: `${one.name} ${one.code}` }))} />
  );
  const option = useMemo(() => optionFor(days), [days]);
  const of = (level: string) => count(days.filter((one) => one.level === level).length);
  return (
    <div className="risk-history">
      <Picture
        title={w.historyOf(area.name)} aside={chooser} option={option} height={320}
        says={w.historySays(area.name, shortDate(days[0]?.day ?? desk.today), shortDate(days.at(-1)?.day ?? desk.today), of('none'), of('high'))}
        table={{
          columns: [w.day, w.levelStrip, w.total, w.risen, w.freshDays],
          rows: days.toReversed().map((one) => [one.day, w.levels[one.level], one.total === null ? '–' : count(one.total), one.risen === null ? '–' : count(one.risen), one.fresh === null ? '–' : count(one.fresh)]),
        }}
      />
      <ul className="risk-legend">{(['low', 'medium', 'high', 'none'] as const).map((level) => <li key={level}><i data-level={level} aria-hidden="true" />{w.levels[level]}</li>)}</ul>
      <section className="panel" aria-labelledby="risk-stood">
        <h2 id="risk-stood">{w.stood}</h2>
        {standings.length === 0 && <p className="soft">{w.stoodNone}</p>}
        <ul className="plain risk-stood">
          {standings.map((one) => (
            <li key={`${one.at}${one.level}`}>
              <Badge kind={MEANING[one.level]}>{w.levels[one.level]}</Badge> <b>{shortDate(new Date(one.at), zone)} {clock(one.at, zone)}</b>{' '}
              <span>{one.judged === null ? w.byHand(shortDate(one.until ?? '')) : one.judged === 'none' ? w.levels.none : w.fresh(count(one.fresh ?? 0), count(desk.rule.days))}</span>{' '}
              <span className="soft">{one.reason ?? w.bySystem}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function optionFor(days: History['days']) {
  const names = days.map((one) => one.day);
  return {
    aria: { enabled: true, decal: { show: false } },
    grid: [{ left: 56, right: 16, top: 16, bottom: 96 }, { left: 56, right: 16, height: 26, bottom: 40 }],
    tooltip: { trigger: 'axis', formatter: (at: readonly { dataIndex: number }[]) => said(days[at[0]?.dataIndex ?? 0]) },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [
      { type: 'category', gridIndex: 0, data: names, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: t.lineStrong } } },
      { type: 'category', gridIndex: 1, data: names, axisLabel: { color: t.inkSoft, hideOverlap: true, formatter: (day: string) => shortDate(day) }, axisTick: { show: false }, axisLine: { show: false } },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
      { type: 'value', gridIndex: 1, max: 1, show: false },
    ],
    series: [
      { type: 'bar', name: w.risenBars, xAxisIndex: 0, yAxisIndex: 0, data: days.map((one) => (one.risen === null ? null : Math.max(0, one.risen))), itemStyle: { color: t.indigo }, barCategoryGap: '25%' },
      { type: 'bar', name: w.levelStrip, xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: '0%', data: days.map((one) => ({ value: 1, itemStyle: { color: COLOUR[one.level], ...(one.level === 'none' && { decal: HATCHED }) } })) },
    ],
  };
}

function said(day: History['days'][number] | undefined): string {
  if (!day) return '';
  return [`${day.day} ${w.levels[day.level]}`, ...(day.total === null ? [] : [`${w.total} ${count(day.total)}`]), ...(day.risen === null ? [] : [`${w.risen} ${count(day.risen)}`]), ...(day.fresh === null ? [] : [`${w.freshDays} ${count(day.fresh)}`])].join('<br>');
}
