import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { permitted } from '#platform/permissions.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchOf, devicesOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { KINDS, LEVELS, LOOKS } from '../picture.ts';
import type { ItemRow } from '../tables.ts';
import { asItem } from './items.ts';

export const listedItem = z.object({
  id, level: z.enum(LEVELS), place: id, kind: z.enum(KINDS), zh: z.string(), en: z.string(), fromOn: z.string(), untilOn: z.string().nullable(),
  position: z.number(), urgentUntil: z.string().nullable(), look: z.enum(LOOKS), spoken: z.boolean(), weekdays: z.string(), dailyFrom: z.string().nullable(), dailyUntil: z.string().nullable(), revision: z.number(), standing: z.enum(['showing', 'coming', 'over']),
});
const KEPT_DAYS = 14;

/** A branch's playlist as its people see it: their own lines, and those that come from the region and the network. */
export const playlistOfBranch = read({
  name: 'signage.playlistOfBranch',
  may: can.seePlaylist,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const place = await branchOf(tx, branch);
    const devices = await devicesOf(tx, branch);
    const today = businessDate(asking.now, place.time_zone);
    const places = [NETWORK, place.region_id, branch, ...devices.map((device) => device.id)];
    const rows = await tx.many<ItemRow>(sql`
      select * from signage.item where place_id = any (${places}::uuid[]) and withdrawn_at is null and (until_on is null or until_on >= ${today}::date - ${KEPT_DAYS}::int)
      order by position, id limit 500`);
    const shown = await tx.many<{ item_id: string; device_id: string; shown_at: Date }>(sql`
      select item_id, device_id, shown_at from signage.shown
      where branch_id = ${branch} and (item_id, revision) in (select id, revision from signage.item where place_id = any (${places}::uuid[]) and withdrawn_at is null and urgent_until > ${asking.now})
      order by shown_at`);
    return {
      region: place.region_id,
      today,
      items: rows.map((row) => listed(row, today, asking.now)),
      screens: devices.filter((device) => SCREEN_KINDS.has(device.kind)).map((device) => ({ id: device.id, kind: device.kind, name: device.name, lastSeenAt: device.last_seen_at?.toISOString() ?? null, revoked: device.revoked_at !== null })),
      shown: shown.map((one) => ({ item: one.item_id, screen: one.device_id, at: one.shown_at.toISOString() })),
      may: { change: await may(asking, can.addItem, branch), wide: asking.actor.roles.some((role) => can.addWideItem.roles.includes(role)), network: asking.actor.roles.includes('hq_operations') },
    };
  },
});

/** The lines of the network and of the regions within the asker's reach. */
export const widePlaylist = read({
  name: 'signage.widePlaylist',
  may: can.seeWidePlaylist,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const today = businessDate(asking.now, 'Asia/Shanghai');
    const rows = await tx.many<ItemRow>(sql`
      select * from signage.item where level in ('network', 'region') and withdrawn_at is null and (until_on is null or until_on >= ${today}::date - ${KEPT_DAYS}::int)
      order by level, position, id limit 500`);
    return { today, items: rows.map((row) => listed(row, today, asking.now)), may: { network: asking.actor.roles.includes('hq_operations') } };
  },
});

const SCREEN_KINDS = new Set(['screen', 'door_screen', 'zone_screen', 'led']);

function listed(row: ItemRow, today: string, now: Date): z.output<typeof listedItem> {
  const standing = row.from_on > today ? 'coming' : isOver(row, today, now) ? 'over' : 'showing';
  return { ...asItem(row), standing };
}

function isOver(row: ItemRow, today: string, now: Date): boolean {
  return row.urgent_until === null ? row.until_on !== null && row.until_on < today : row.urgent_until <= now;
}

function may(asking: Asking, permission: Permission, branch: string): Promise<boolean> {
  return permitted(asking, permission, { branch }).then(() => true, () => false);
}
