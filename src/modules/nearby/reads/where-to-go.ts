import { z } from 'zod';
import { addDays, businessDate, instantOf } from '#kernel/time.ts';
import { read } from '#platform/read.ts';
import { firstFreeAt } from '#modules/appointments/index.ts';
import { GROUPS, openNear, WHENS, type OpenBranch } from '#modules/hours/index.ts';
import { crowdOf } from '#modules/lobby/index.ts';
import { can } from '../can.ts';
import { spot } from '../spot.ts';

const MOST = 10;

/**
 * 我现在能去哪里: the nearest branches that serve somebody now, later today or tomorrow, with what they serve, how full they are and the first
 * time that can be booked. Where nobody is open at the time asked for, the next one is answered, and the answer says so.
 */
export const whereToGo = read({
  name: 'nearby.whereToGo',
  may: can.ask,
  input: z.object({ near: spot, when: z.enum(WHENS).default('now'), group: z.enum(GROUPS).default('personal') }),
  shared: true,
  run: async ({ tx, asking: { house, now }, input: { near, when: asked, group } }) => {
    let [when, open]: [(typeof WHENS)[number], OpenBranch[]] = [asked, []];
    for (when of WHENS.slice(WHENS.indexOf(asked))) {
      open = await openNear(house, tx, { ...near, now, when, group, most: MOST });
      if (open.length > 0) break;
    }
    const crowds = await crowdOf(tx, new Map(open.map(({ card }) => [card.id, businessDate(now, card.timeZone)])), now);
    const wanted = (zone: string) => (when === 'tomorrow' ? instantOf(addDays(businessDate(now, zone), 1), '00:00', zone) : now);
    const free = await firstFreeAt(house, tx, { group, now, from: new Map(open.map(({ card }) => [card.id, wanted(card.timeZone)])) });
    return {
      at: now.toISOString(), when: open.length > 0 ? when : asked,
      branches: open.map(({ card, serves, metres, door, today, tomorrow }) => ({
        ...card, metres, door, today, tomorrow, serves: [...serves], crowd: crowds.get(card.id) ?? null, firstFree: free.get(card.id)?.toISOString() ?? null,
      })),
    };
  },
});
