import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { allBranches, branchesInReach, allRegions } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import type { MarkedDayRow } from '../tables.ts';

/** A year's marked days of the network, of one's regions and branches: who says what a day is. */
export const calendarOfYear = read({
  name: 'hours.calendarOfYear',
  may: can.seeCalendar,
  input: z.object({ year: z.coerce.number().int().min(2004).max(2100), place: id.optional() }),
  run: async ({ tx, asking, input }) => {
    const { reach, roles } = asking.actor;
    const branches = await branchesInReach(tx, asking.actor);
    const regions = (await allRegions(tx)).filter((region) => branches.some((one) => one.region_id === region.id));
    const edits = roles.some((role) => can.markDay.roles.includes(role));
    const isHq = reach === 'all' && roles.includes('hq_operations');
    const all = await allBranches(tx);
    const wholeRegion = (region: string) => all.filter((one) => one.region_id === region).every((one) => reach === 'all' || reach.includes(one.id));
    const places = [
      { id: NETWORK, level: 'network' as const, name: '', nameEn: '', editable: isHq },
      ...regions.map((one) => ({ id: one.id, level: 'region' as const, name: one.name, nameEn: one.name_en, editable: isHq || (edits && roles.includes('regional_manager') && wholeRegion(one.id)) })),
      ...branches.map((one) => ({ id: one.id, level: 'branch' as const, name: one.name, nameEn: one.name_en || one.name, editable: edits })),
    ];
    const wanted = input.place === undefined ? places.map((one) => one.id) : [NETWORK, input.place];
    const days = await tx.many<MarkedDayRow>(sql`
      select place_id, day, kind, name, name_en, source from hours.marked_day
      where place_id = any (${wanted}::uuid[]) and day between ${`${input.year}-01-01`} and ${`${input.year}-12-31`}
      order by day, place_id`);
    return {
      year: input.year, places,
      days: days.map((one) => ({ place: one.place_id, day: one.day, kind: one.kind, name: one.name, nameEn: one.name_en, source: one.source })),
      may: { fill: roles.some((role) => can.fillCalendar.roles.includes(role)) },
    };
  },
});
