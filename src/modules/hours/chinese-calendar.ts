import chineseDays from 'chinese-days';
import { addDays, weekdayOf } from '#kernel/time.ts';
import type { DayKind } from './wall.ts';

export type OfficialDay = Readonly<{ day: string; kind: DayKind; name: string; nameEn: string }>;

/**
 * The official holidays and make-up work days (国务院办公厅节假日安排) of a year, as the library knows them. A year whose list is not
 * out yet gives none. Only days that differ from the plain week, and named holidays that fall on a weekend, are listed.
 */
export function officialDays(year: number): OfficialDay[] {
  const days: OfficialDay[] = [];
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) {
    const { work, name } = chineseDays.getDayDetail(day);
    const [nameEn = '', named] = name.split(',');
    if (named === undefined) continue; // an ordinary day carries its weekday's name only
    if (work && weekdayOf(day) < 6) continue;
    days.push(work
      ? { day, kind: 'workday', name: `${named}调休上班`, nameEn: `Work day made up for ${nameEn}` }
      : { day, kind: 'holiday', name: named, nameEn });
  }
  return days;
}
