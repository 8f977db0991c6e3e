import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/time.ts';
import { kindOf, markOf, type MarkedDay } from './calendar.ts';
import { officialDays } from './chinese-calendar.ts';

const years = new Map<number, MarkedDay[]>();
const known = (year: number): MarkedDay[] => {
  const marks = years.get(year) ?? officialDays(year).map((one) => ({ ...one, level: 'network' as const }));
  years.set(year, marks);
  return marks;
};
const kind = (day: string) => kindOf(day, markOf(day, known(Number(day.slice(0, 4)))));

describe('the official calendar', () => {
  // 国办发明电〔2020〕1号: the Spring Festival holiday of 2020 was extended to 2 February; 19 January was worked.
  const fixed: [string, string][] = [
    ['2020-01-18', 'weekend'], ['2020-01-19', 'workday'], ['2020-01-23', 'workday'], ['2020-01-24', 'holiday'], ['2020-01-30', 'holiday'],
    ['2020-01-31', 'holiday'], ['2020-02-01', 'holiday'], ['2020-02-02', 'holiday'], ['2020-02-03', 'workday'], ['2020-02-08', 'weekend'],
    ['2026-10-01', 'holiday'], ['2026-10-07', 'holiday'], ['2026-10-08', 'workday'], ['2026-10-10', 'workday'], ['2026-02-14', 'workday'],
    ['2026-02-15', 'holiday'], ['2026-11-25', 'workday'], ['2026-11-28', 'weekend'],
  ];
  it.each(fixed)('%s is a %s', (day, expected) => expect(kind(day)).toBe(expected));

  it('names its days in both languages', () => {
    expect(markOf('2020-02-02', known(2020))).toMatchObject({ name: '春节', nameEn: 'Spring Festival' });
    expect(markOf('2020-01-19', known(2020))).toMatchObject({ name: '春节调休上班' });
  });

  it('says nothing of a year whose list is not out, so that the bank fills it in', () => expect(officialDays(2099)).toEqual([]));
});

const folder = '../shared/data/holidays-cn';

describe.skipIf(!existsSync(folder))('the official calendar beside the published lists (skipped where ../shared/data is missing)', () => {
  const lists = JSON.parse(existsSync(folder) ? readFileSync(`${folder}/chinese-days.json`, 'utf8') : '{}') as { holidays: Record<string, string>; workdays: Record<string, string> };

  it('has every holiday and every made-up work day of the stored list, and no other', () => {
    for (let day = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const listed = day in lists.holidays ? 'holiday' : day in lists.workdays ? 'workday' : undefined;
      expect([day, markOf(day, known(Number(day.slice(0, 4))))?.kind]).toEqual([day, listed]);
    }
  });

  // holiday-calendar, an independent list, misses two days: 2020-02-02 (the extension) and 2022-12-31 (国办发明电〔2022〕16号:
  // New Year's holiday from 31 December 2022 to 2 January 2023). All else from 2019 on must agree.
  it('agrees with a second, independent list from 2019 on', () => {
    const differing: string[] = [];
    for (let year = 2019; year <= 2026; year += 1) {
      const other = JSON.parse(readFileSync(`${folder}/holiday-calendar-CN/${year}.json`, 'utf8')) as { dates: { date: string; type: string }[] };
      const theirs = new Map(other.dates.map((one) => [one.date, one.type === 'transfer_workday' ? 'workday' : 'holiday']));
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        const ours = markOf(day, known(year))?.kind;
        if (ours !== theirs.get(day)) differing.push(day);
      }
    }
    expect(differing).toEqual(['2020-02-02', '2022-12-31']);
  });
});
