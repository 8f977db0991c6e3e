import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchesInReach, screensOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import type { ItemRow } from '../tables.ts';

const place = z.object({ id, name: z.string(), nameEn: z.string(), asked: z.int(), shown: z.int(), silent: z.array(z.object({ name: z.string(), lastSeenAt: z.string().nullable() })) });
export const deliveredAnswer = z.object({ asked: z.int(), shown: z.int(), branches: z.array(place) });
const SILENT_NAMED = 20;

/** 全辖送达: of an urgent message for the network or a region, which branches' screens say that they show it. Those that lack most come first. */
export const deliveredOf = read({
  name: 'signage.delivered',
  may: can.seeWidePlaylist,
  input: z.object({ item: id }),
  run: async ({ tx, asking, input: { item } }): Promise<z.output<typeof deliveredAnswer>> => {
    const row = await tx.maybe<ItemRow>(sql`select * from signage.item where id = ${item} and level in ('network', 'region') and urgent_until is not null`);
    if (!row) throw new Refusal('signage.itemUnknown', { status: 404 });
    const branches = (await branchesInReach(tx, asking.actor)).filter((one) => row.level === 'network' || one.region_id === row.place_id);
    const screens = await screensOf(tx, branches.map((one) => one.id));
    const shown = new Set((await tx.many<{ device: string }>(sql`select device_id as device from signage.shown where item_id = ${item} and revision = ${row.revision}`)).map((one) => one.device));
    const places = branches.map((branch) => {
      const asked = screens.filter((one) => one.branch_id === branch.id);
      const silent = asked.filter((one) => !shown.has(one.id));
      return {
        id: branch.id, name: branch.name, nameEn: branch.name_en || branch.name, asked: asked.length, shown: asked.length - silent.length,
        silent: silent.slice(0, SILENT_NAMED).map((one) => ({ name: one.name, lastSeenAt: one.last_seen_at?.toISOString() ?? null })),
      };
    }).filter((one) => one.asked > 0).sort((a, b) => b.asked - b.shown - (a.asked - a.shown));
    return { asked: places.reduce((sum, one) => sum + one.asked, 0), shown: places.reduce((sum, one) => sum + one.shown, 0), branches: places };
  },
});
