import { NETWORK } from '#kernel/id.ts';
import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { fillCalendar } from './acts/fill-calendar.ts';
import { refreshBoard } from './acts/refresh-board.ts';
import { officialDays } from './chinese-calendar.ts';

export const events: Events = {
  'hours.calendarChanged': ['hours.refreshBoards'],
  'branches.settingChanged': ['hours.refreshBoards'],
  'branches.changed': ['hours.refreshBoards'],
  'services.changed': ['hours.refreshBoards'],
};

export const jobs: Jobs = {
  /** What stands on the boards changed: one branch's, a region's, or all. */
  'hours.refreshBoards': { run: (asking, { branch, facts }) => refreshAt(asking, typeof facts['place'] === 'string' ? facts['place'] : branch) },
  /** A new business date begins: the feeds move on by a day. */
  'hours.turnBoards': { run: (asking) => turnBoards(asking), cron: '*/5 * * * *' },
  'hours.fillYears': { run: (asking) => fillYears(asking), cron: '30 18 * * *' },
};

async function refreshAt(asking: Asking, place: string): Promise<void> {
  const boards = await asking.house.db.look({ branch: NETWORK }, (tx) => tx.many<{ id: string }>(sql`
    select board.id from hours.board join app.place on place.id = board.id
    where board.version > 0 and (place.id = ${place} or place.parent_id = ${place} or ${place} = ${NETWORK})
    order by board.id`));
  for (const { id } of boards) await refreshBoard(asking, { branch: id });
}

async function turnBoards(asking: Asking): Promise<void> {
  const boards = await asking.house.db.look({ branch: NETWORK }, (tx) => tx.many<{ id: string }>(sql`
    select board.id from hours.board join app.place on place.id = board.id
    where board.version > 0 and board.from_on <> (${asking.now}::timestamptz at time zone place.time_zone)::date - 1
    order by board.id`));
  for (const { id } of boards) await refreshBoard(asking, { branch: id });
}

/** This year's and the next one's official days, as soon as their list is out. */
async function fillYears(asking: Asking): Promise<void> {
  const year = asking.now.getUTCFullYear();
  for (const one of [year, year + 1]) {
    if (officialDays(one).length > 0) await fillCalendar(asking, { year: one });
  }
}
