import { addDays, businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { fillCalendar, setException, setWeeklyHours, type DayHours, type Week } from '#modules/hours/index.ts';
import { BANK } from './bank.ts';
import { BRANCHES } from './branches.ts';
import { EXCEPTIONS, WEEKS, type SampleWeek, type Sessions } from './hours.ts';
import { PHONE_BANK } from './phones.ts';

const ROUND_THE_CLOCK = [{ opens: '00:00', closes: '24:00' }];
const SOURCE = '样例银行';

/** The official calendar, each branch's week, and the dated changes. */
export async function seedHours(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const today = businessDate(asking.now, BANK.timeZone);
  await fillCalendar.within(tx, asking, { year: Number(today.slice(0, 4)) });
  for (const { code, week } of BRANCHES) {
    await setWeeklyHours.within(tx, asking, { branch: places.get(code) ?? '', week: planOf(WEEKS[week]), from: addDays(today, -30), source: SOURCE });
  }
  for (const { branch, inDays, days, mode, personal, corporate, reason, alternatives } of EXCEPTIONS) {
    const from = addDays(today, inDays);
    await setException.within(tx, asking, {
      branch: places.get(branch) ?? '', from, to: days === undefined ? null : addDays(from, days - 1), days: days === undefined ? 'every' : 'opening', reason, source: SOURCE,
      hours: { mode, personal: [...personal], corporate: [...corporate], machines: ROUND_THE_CLOCK },
      notice: { alternatives: alternatives.map((code) => places.get(code) ?? ''), remote: ['phone_bank', 'app', 'web'], phone: PHONE_BANK },
    });
  }
}

function planOf({ mode, personal, corporate }: SampleWeek): Week {
  const hoursOf = (forPersons: Sessions, forFirms: Sessions): DayHours => ({
    mode: forPersons.length + forFirms.length === 0 ? 'closed' : mode,
    personal: [...forPersons], corporate: [...forFirms], machines: ROUND_THE_CLOCK, cutOffs: [],
  });
  const workday = hoursOf(personal.workday, corporate);
  return {
    days: [workday, workday, workday, workday, workday, hoursOf(personal.saturday, []), hoursOf(personal.sunday, [])],
    holiday: hoursOf(personal.holiday, []), makeUp: workday,
  };
}
