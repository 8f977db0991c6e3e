import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { BranchRow, CounterRow, DeviceRow, MachineRow, RegionRow, ZoneRow } from '../tables.ts';
import { id } from '#platform/contract.ts';
import { settingsAt, type NamedSetting } from '#platform/settings.ts';
import { knownSettings } from '../acts/change-setting.ts';

/** All branches as customers know them; those who work for some see which. */
export const listBranches = read({
  name: 'branches.list',
  may: can.list,
  input: z.object({}),
  run: async ({ tx }) => ({ regions: await allRegions(tx), branches: (await allBranches(tx)).map(asKnown) }),
});

export const premisesOfBranch = read({
  name: 'branches.premises',
  may: can.premises,
  input: z.object({ branch: id }),
  run: async ({ tx, input }) => ({
    branch: asKnown(await branchOf(tx, input.branch)),
    zones: (await zonesOf(tx, input.branch)).map((zone) => ({ id: zone.id, kind: zone.kind, name: zone.name, nameEn: zone.name_en, seats: zone.seats })),
    counters: (await countersOf(tx, input.branch)).map((counter) => ({ id: counter.id, number: counter.number, name: counter.name, nameEn: counter.name_en, serviceGroups: counter.service_groups, maskOff: counter.mask_off, zone: counter.zone_id })),
    machines: (await machinesOf(tx, input.branch)).map((machine) => ({ id: machine.id, kind: machine.kind, name: machine.name, nameEn: machine.name_en, zone: machine.zone_id })),
  }),
});

export const clockOfBranch = read({
  name: 'branches.clock',
  may: can.clock,
  input: z.object({ branch: id, as: id.optional() }),
  run: async ({ tx, asking, input }) => ({ at: asking.now, timeZone: (await branchOf(tx, input.branch)).time_zone, speed: asking.house.clock.speed() }),
});

export const devicesOfBranch = read({
  name: 'branches.devices',
  may: can.devices,
  input: z.object({ branch: id }),
  run: async ({ tx, input }) => ({ devices: (await devicesOf(tx, input.branch)).map((device) => ({ id: device.id, kind: device.kind, name: device.name, lastSeenAt: device.last_seen_at, revokedAt: device.revoked_at })) }),
});

/** Every declared setting with the value in force at a branch now and where its default comes from. */
export const settingsOfBranch = read({
  name: 'branches.settings',
  may: can.settings,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const table: Record<string, NamedSetting> = Object.fromEntries(knownSettings().map((setting) => [setting.name, setting]));
    const values = await settingsAt(tx, table, input.branch, asking.now);
    return { settings: Object.values(table).map((setting) => ({ name: setting.name, zh: setting.zh, en: setting.en, unit: setting.unit ?? '', source: setting.source, fallback: setting.fallback, value: values[setting.name], seenFirst: setting.seenFirst ?? null })) };
  },
});

export async function branchOf(tx: Tx, branch: string): Promise<BranchRow> {
  return tx.one<BranchRow>(sql`select * from branches.branch where id = ${branch}`);
}

export async function allBranches(tx: Tx): Promise<BranchRow[]> {
  return tx.many<BranchRow>(sql`select * from branches.branch order by code`);
}

/** Those that somebody works for, in the order of their codes. */
export async function branchesInReach(tx: Tx, { reach }: Pick<Actor, 'reach'>): Promise<BranchRow[]> {
  return reach === 'all' ? allBranches(tx) : branchesAmong(tx, reach);
}

export async function branchesAmong(tx: Tx, ids: readonly string[]): Promise<BranchRow[]> {
  return tx.many<BranchRow>(sql`select * from branches.branch where id = any (${ids}::uuid[]) order by code`);
}

/** Which groups of customers the counters of each branch serve. */
export async function groupsServedAt(tx: Tx, branches: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.many<{ branch: string; groups: string[] }>(sql`
    select branch_id as branch, array_agg(distinct served order by served) as groups
    from branches.counter cross join lateral unnest(service_groups) as served
    where branch_id = any (${branches}::uuid[]) group by branch_id`);
  return new Map(rows.map((row) => [row.branch, row.groups]));
}

export async function allRegions(tx: Tx): Promise<RegionRow[]> {
  return tx.many<RegionRow>(sql`select * from branches.region order by code`);
}

export async function regionsAmong(tx: Tx, ids: readonly string[]): Promise<RegionRow[]> {
  return tx.many<RegionRow>(sql`select * from branches.region where id = any (${ids}::uuid[]) order by code`);
}

export async function countersOf(tx: Tx, branch: string): Promise<CounterRow[]> {
  return tx.many<CounterRow>(sql`select * from branches.counter where branch_id = ${branch} order by number`);
}

export async function zonesOf(tx: Tx, branch: string): Promise<ZoneRow[]> {
  return tx.many<ZoneRow>(sql`select * from branches.zone where branch_id = ${branch} order by id`);
}

export async function machinesOf(tx: Tx, branch: string): Promise<MachineRow[]> {
  return tx.many<MachineRow>(sql`select * from branches.machine where branch_id = ${branch} order by id`);
}

export async function devicesOf(tx: Tx, branch: string): Promise<DeviceRow[]> {
  return tx.many<DeviceRow>(sql`select branch_id, id, kind, name, last_seen_at, revoked_at from branches.device where branch_id = ${branch} order by id`);
}

/** The screens and strips in use at these branches. */
export async function screensOf(tx: Tx, branches: readonly string[]): Promise<DeviceRow[]> {
  return tx.many<DeviceRow>(sql`
    select branch_id, id, kind, name, last_seen_at, revoked_at from branches.device
    where branch_id = any (${branches}::uuid[]) and kind in ('screen', 'door_screen', 'zone_screen', 'led') and revoked_at is null order by branch_id, id`);
}

/** The device behind a token's digest, unless it was revoked. */
export async function deviceByToken(tx: Tx, branch: string, device: string, hash: string): Promise<DeviceRow | undefined> {
  return tx.maybe<DeviceRow>(sql`
    select branch_id, id, kind, name, last_seen_at, revoked_at from branches.device
    where branch_id = ${branch} and id = ${device} and token_hash = ${hash} and revoked_at is null`);
}

export async function deviceOf(tx: Tx, branch: string, device: string): Promise<DeviceRow | undefined> {
  return tx.maybe<DeviceRow>(sql`select branch_id, id, kind, name, last_seen_at, revoked_at from branches.device where branch_id = ${branch} and id = ${device}`);
}

/** A sign of life of a device; no person's deed, so it has no trail. */
export async function noteDeviceSeen(tx: Tx, branch: string, device: string, at: Date): Promise<void> {
  await tx.run(sql`update branches.device set last_seen_at = ${at} where branch_id = ${branch} and id = ${device}`);
}

export type KnownBranch = ReturnType<typeof asKnown>;
export function asKnown(row: BranchRow) {
  return {
    id: row.id, code: row.code, name: row.name, nameEn: row.name_en, address: row.address, addressEn: row.address_en, phone: row.phone,
    lng: row.lng, lat: row.lat, timeZone: row.time_zone, areaM2: row.area_m2, region: row.region_id, origin: row.origin,
  };
}
