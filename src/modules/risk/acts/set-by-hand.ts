import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { day, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { areaCode, areaOf } from '../areas.ts';
import { can } from '../can.ts';
import { LEVELS } from '../rules.ts';
import { branchesIn, lastStandings, newsFor, writeStandings } from '../standing.ts';
import type { AreaRow } from '../tables.ts';
import { judge } from './judge.ts';

/** A word that must be said again after this, so that none is forgotten. */
const LONGEST_DAYS = 30;

/** 人工设定: a level that a person answers for, with a reason and a last day; until then the counts do not change it. */
export const setByHand = act({
  name: 'risk.setByHand',
  may: can.setByHand,
  input: z.object({ area: areaCode, level: z.enum(LEVELS), until: day, reason: line(200) }),
  run: async ({ tx, asking, input: { area, level, until, reason } }) => {
    const { time_zone: zone } = await ownArea(tx, asking, area);
    const today = businessDate(asking.now, zone);
    if (until < today || until > addDays(today, LONGEST_DAYS)) throw new Refusal('risk.untilWrong', { status: 422, params: { days: LONGEST_DAYS } });
    await writeStandings(tx, asking, [{ area_code: area, level, judged: null, counted_to: null, fresh: null, until_on: until, reason }]);
    return { answer: { area, level }, trace: { object: `area/${area}`, facts: { level, until } }, announces: await newsFor(tx, new Map([[area, level]])) };
  },
});

/** Takes a level by hand back before its day: the counts speak again. */
export const liftHand = act({
  name: 'risk.liftHand',
  may: can.setByHand,
  input: z.object({ area: areaCode, reason: line(200) }),
  run: async ({ tx, asking, input: { area, reason } }) => {
    const { time_zone: zone } = await ownArea(tx, asking, area);
    const standing = (await lastStandings(tx, [area])).get(area);
    if (!standing?.until_on || standing.until_on < businessDate(asking.now, zone)) throw new Refusal('risk.notByHand', { status: 409 });
    await judge.within(tx, asking, { lifting: { area, reason } });
    const level = (await lastStandings(tx, [area])).get(area)?.level ?? standing.level;
    return { answer: { area, level }, trace: { object: `area/${area}`, facts: { level } } };
  },
});

/** An area in which branches lie, all of which the person answers for. */
async function ownArea(tx: Tx, asking: Asking, code: string): Promise<AreaRow> {
  const area = await areaOf(tx, code);
  const branches = await branchesIn(tx, code);
  if (branches.length === 0) throw new Refusal('risk.areaNotInUse', { status: 409 });
  const reach = asking.actor.posts ? asking.actor.posts.filter((post) => can.setByHand.roles.includes(post.role)).map((post) => post.reach) : [asking.actor.reach];
  if (!reach.includes('all') && !branches.every((branch) => reach.some((one) => one !== 'all' && one.includes(branch)))) throw new Refusal('risk.areaNotYours', { status: 403 });
  return area;
}
