import { Button, Flex, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { weekdayOf } from '#kernel/wall.ts';
import { count, shortDate } from '#ui/format.ts';
import { FaultNotice, Loading, Notice, useCall, useDeed, useToast } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { NETWORK } from '#kernel/network.ts';
import { call, CALENDAR, type Calendar, type Grid, RENEWS, w } from './ask.ts';
import { DayMark } from './DayMark.tsx';
import type { Keep } from './HoursPage.tsx';
import { Month } from './Month.tsx';

type Mark = Calendar['days'][number];
export type PlaceOfCalendar = Calendar['places'][number];
const FIRST_YEAR = 2004;
const LAST_YEAR = 2100;

/** The holidays and make-up days of a year, as the network, a region or a branch keeps them. */
export function CalendarYear({ address, keep, grid }: { address: URLSearchParams; keep: Keep; grid: Grid | undefined }) {
  const today = grid?.today;
  const [chosen, choose] = useState<string>();
  const [walked, walkTo] = useState<string>();
  const year = Number(address.get('year') ?? today?.slice(0, 4) ?? FIRST_YEAR);
  const toast = useToast();
  const { answer, fault, again } = useCall([...CALENDAR, year], (signal) => call('GET /api/hours/calendar', { query: { year }, signal }), { only: today !== undefined });
  const fill = useDeed(() => call('POST /api/hours/calendar/years/:year', { params: { year: String(year) } }), { renews: [CALENDAR, ...RENEWS], done: ({ added }) => toast.done(added > 0 ? w.filled(added) : w.filledNone) });
  if (fault !== undefined) return <FaultNotice fault={fault} again={again} />;
  if (!answer || !grid || !today) return <Loading />;
  const place = answer.places.find((one) => one.id === address.get('place')) ?? answer.places.find((one) => one.editable) ?? answer.places[0];
  if (!place) return null;
  const marks = marksAt(answer, place, grid.branches.find((one) => one.id === place.id)?.region);
  const holidays = [...marks.values()].filter((one) => one.kind === 'holiday').length;
  const made = [...marks.values()].filter((one) => one.kind === 'workday').length;
  return (
    <>
      <div className="list-tools">
        <Space.Compact>
          <Button aria-label={w.yearBefore} disabled={year <= FIRST_YEAR} onClick={() => keep({ year: String(year - 1) })}>{'‹'}</Button>
          <span className="calendar-year" aria-live="polite">{w.year(year)}</span>
          <Button aria-label={w.yearAfter} disabled={year >= LAST_YEAR} onClick={() => keep({ year: String(year + 1) })}>{'›'}</Button>
        </Space.Compact>
        <Select className="list-filter" aria-label={w.whose} value={place.id} showSearch optionFilterProp="label" popupMatchSelectWidth={false} onChange={(to) => keep({ place: to })} options={answer.places.map((one) => ({ value: one.id, label: one.level === 'network' ? w.network : named(one) }))} />
        <span className="soft" role="status">{marks.size === 0 ? w.yearEmpty(year) : w.calendarSays(count(holidays), count(made))}</span>
        <span className="list-right">{!answer.may.fill && <span className="soft fill-not">{w.fillNotYou}</span>}<Button disabled={!answer.may.fill} loading={fill.busy} onClick={() => void fill.run(undefined)}>{w.fill}</Button></span>
      </div>
      {marks.size === 0 && <Notice title={w.yearEmpty(year)}>{w.yearEmptyHelp}</Notice>}
      <p className="soft">{!place.editable ? w.notYours : place.level === 'branch' ? w.calendarHelpBranch : w.calendarHelp}</p>
      <div className="months">{w.months.map((name, month) => <Month key={name} name={name} year={year} month={month} marks={marks} today={today} tabStop={walked?.startsWith(String(year)) ? walked : today.startsWith(String(year)) ? today : `${year}-01-01`} choose={choose} reach={walkTo} isBranch={place.level !== 'network'} />)}</div>
      <Flex gap="4px 20px" wrap className="grid-legend">
        <span><i className="month-sign" data-kind="holiday">{w.holiday}</i>{w.kinds['holiday']}</span><span><i className="month-sign" data-kind="workday">{w.made}</i>{w.kinds['workday']}</span>
      </Flex>
      <Modal open={chosen !== undefined} title={chosen && shortDate(chosen)} footer={null} width={400} destroyOnHidden onCancel={() => choose(undefined)}>
        {chosen && <DayMark key={chosen} day={chosen} isWeekend={weekdayOf(chosen) > 5} place={place} mark={marks.get(chosen)} done={() => choose(undefined)} />}
      </Modal>
    </>
  );
}

export type ShownMark = Mark & { own: boolean };

/** What a place's calendar says of each day: its own marks before those of the region and the network above it. */
function marksAt({ days }: Calendar, place: PlaceOfCalendar, region: string | undefined): Map<string, ShownMark> {
  const marks = new Map<string, ShownMark>();
  for (const level of [NETWORK, region, place.id]) for (const one of days) if (one.place === level) marks.set(one.day, { ...one, own: level === place.id });
  return marks;
}
