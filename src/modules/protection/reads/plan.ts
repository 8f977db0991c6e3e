import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { valuesEverSet } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { netDayOf, type NetDay } from '../net-day.ts';
import { PLACE_CLASSES, planLine, RISKS } from '../plan.ts';
import { dutiesOf } from '../rules-duties.ts';
import { settings } from '../settings.ts';

export const planShape = z.object({
  level: z.enum(RISKS),
  /** the level of the area in which the branch lies; `judged` null: a person said it */
  area: z.object({ name: z.string(), level: z.enum(RISKS), since: z.coerce.date(), judged: z.enum([...RISKS, 'none']).nullable() }).nullable(),
  date: z.string(), zone: z.string(), opens: z.coerce.date().nullable(), closes: z.coerce.date().nullable(),
  /** false: only the self-service zone is looked after on this day */
  people: z.boolean(),
  /** what the lines are counted over */
  spots: z.array(z.object({ id, class: z.enum(PLACE_CLASSES), zone: z.string() })),
  /** how many plans were ever set for this branch or above it: whoever changes one says which state they saw */
  edition: z.int(),
  /** plans that are set and not yet in force */
  ahead: z.array(z.object({ from: z.string(), by: z.string() })),
  lines: z.array(z.object({ ...planLine.shape, places: z.number(), times: z.record(z.enum(RISKS), z.array(z.coerce.date())) })),
  /** how many duties a day has at each level */
  load: z.record(z.enum(RISKS), z.number()),
  history: z.array(z.object({ level: z.enum(RISKS), fromAt: z.coerce.date(), reason: z.string(), by: z.string() })),
});

/** 计划: what each line asks for at each level on this day's hours, and how the level has moved. */
export const planOfBranch = read({
  name: 'protection.plan',
  may: can.seeRounds,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const day = await netDayOf(tx, branch, asking.now);
    const places = day.places.map((place) => ({ id: place.id, class: place.class, zone: place.zone_kind }));
    const at = (level: (typeof RISKS)[number]) => (day.day ? dutiesOf({ plan: day.plan, places, day: day.day, risks: [{ from: new Date(0), level }], windows: day.windows }) : []);
    const byLevel = { low: at('low'), medium: at('medium'), high: at('high') };
    const timesOf = (level: (typeof RISKS)[number], line: string) => [...new Set(byLevel[level].filter((duty) => duty.line === line).map((duty) => duty.at.getTime()))].map((time) => new Date(time));
    const history = await tx.many<{ level: (typeof RISKS)[number]; fromAt: Date; reason: string; set_by: string }>(sql`
      select level, from_at as "fromAt", reason, set_by from protection.risk where branch_id = ${branch} order by from_at desc, id desc limit 20`);
    const set = await valuesEverSet(tx, settings.plan, branch);
    const ahead = set.filter((one) => one.fromOn > day.date);
    const names = await namesOf(tx, [...history.map((one) => one.set_by), ...ahead.map((one) => one.setBy)]);
    return {
      level: day.risk, area: areaOf(day, asking.now), date: day.date, zone: day.zone, opens: day.day?.opens ?? null, closes: day.day?.closes ?? null, people: day.day?.people ?? false, spots: places,
      edition: set.length, ahead: ahead.map((one) => ({ from: one.fromOn, by: names.get(one.setBy) ?? '' })).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      lines: day.plan.map((line) => ({
        ...line, places: new Set(byLevel.high.filter((duty) => duty.line === line.code).map((duty) => duty.place)).size,
        times: { low: timesOf('low', line.code), medium: timesOf('medium', line.code), high: timesOf('high', line.code) },
      })),
      load: { low: byLevel.low.length, medium: byLevel.medium.length, high: byLevel.high.length },
      history: history.map(({ set_by, ...one }) => ({ ...one, by: names.get(set_by) ?? '' })),
    };
  },
});

function areaOf({ area }: NetDay, now: Date): z.input<typeof planShape>['area'] {
  const standing = area?.since.findLast((one) => one.from <= now);
  return area && standing ? { name: area.name, level: standing.level, since: standing.from, judged: standing.judged } : null;
}
