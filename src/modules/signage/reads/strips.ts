import { z } from 'zod';
import { addMinutes, businessDate, clockOf } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { branchOf, devicesOf } from '#modules/branches/index.ts';
import { openingOf, selfServiceAt } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { hoursText, showing, urgent } from '../rules.ts';
import { COLOURS, FAULTS, timeOn, type Face } from '../strip.ts';
import { dotsOf } from '../strips/dots.ts';
import type { StripRow } from '../tables.ts';
import { itemsOfBranch } from './items.ts';

const ofBranch = z.object({ branch: id });
const dots = z.object({ height: z.int(), columns: z.array(z.int()) });
const run = z.object({ dots, runs: z.boolean(), seconds: z.number(), columnsASecond: z.number() });
export const stripPreview = run;
export const listedStrips = z.object({
  strips: z.array(z.object({
    id, name: z.string(), host: z.string(), port: z.int(), address: z.string(), wide: z.int(), high: z.int(), colour: z.enum(COLOURS), speed: z.int(),
    lastSeenAt: z.string().nullable(), state: z.enum(['waiting', 'delivered', 'behind', 'failing']), fault: z.enum(FAULTS).nullable(), faultySince: z.string().nullable(), nextTryAt: z.string().nullable(), tries: z.int(),
    /** the last good message */
    sentAt: z.string().nullable(), sent: z.array(run.extend({ text: z.string(), urgent: z.boolean() })),
  })),
});

/** The strips of a branch: what each is known to show, dot by dot, and what became of the last message. */
export const stripsOfBranch = read({
  name: 'signage.stripsOfBranch',
  may: can.seePlaylist,
  input: ofBranch,
  run: async ({ tx, asking, input: { branch } }): Promise<z.output<typeof listedStrips>> => {
    const devices = new Map((await devicesOf(tx, branch)).map((device) => [device.id, device]));
    const due = await dueStrips(tx, branch, asking.now);
    return {
      strips: due.map(({ row, face }) => ({
        id: row.device_id, name: devices.get(row.device_id)?.name ?? '', host: row.host, port: row.port, address: row.address, wide: row.dots_wide, high: row.dots_high, colour: row.colour, speed: row.speed,
        lastSeenAt: devices.get(row.device_id)?.last_seen_at?.toISOString() ?? null,
        state: row.fault !== null ? 'failing' as const : row.sent === null ? 'waiting' as const : isSame(row.sent, face) ? 'delivered' as const : 'behind' as const,
        fault: row.fault, faultySince: row.faulty_since?.toISOString() ?? null, nextTryAt: row.next_try_at?.toISOString() ?? null, tries: row.tries,
        sentAt: row.sent_at?.toISOString() ?? null,
        sent: row.sent === null ? [] : [...(row.sent.urgent ? [row.sent.urgent.text] : []), ...row.sent.lines].map((text, at) => ({ text, urgent: at === 0 && row.sent?.urgent !== null, ...runOf(text, row) })),
      })),
    };
  },
});

/** A text as it will look on one strip, and how long it takes to run through. */
export const previewOnStrip = read({
  name: 'signage.previewOnStrip',
  may: can.seePlaylist,
  input: ofBranch.extend({ strip: id, text: z.string().trim().min(1).max(300) }),
  run: async ({ tx, input: { branch, strip, text } }): Promise<z.output<typeof stripPreview>> => {
    const row = await tx.maybe<StripRow>(sql`select * from signage.strip where branch_id = ${branch} and device_id = ${strip}`);
    if (!row) throw new Refusal('signage.stripUnknown', { status: 404 });
    return runOf(text, row);
  },
});

/** The branches that have strips. */
export const branchesWithStrips = read({
  name: 'signage.branchesWithStrips',
  may: can.findStrips,
  input: z.object({}),
  run: async ({ tx }) => (await tx.many<{ branch: string }>(sql`select distinct branch_id as branch from signage.strip order by branch_id`)).map((one) => one.branch),
});

const QUIET_MINUTES = 1;

/** What must be said to each strip of a branch: a new face, or only whether it is there. With `urge`, those that have failed lately too. */
export const stripsToDrive = read({
  name: 'signage.stripsToDrive',
  may: can.driveStrips,
  input: ofBranch.extend({ urge: z.boolean() }),
  run: async ({ tx, asking, input: { branch, urge } }) => {
    const devices = new Map((await devicesOf(tx, branch)).map((device) => [device.id, device]));
    return (await dueStrips(tx, branch, asking.now))
      .filter(({ row }) => devices.get(row.device_id)?.revoked_at === null && (urge || row.next_try_at === null || row.next_try_at <= asking.now))
      .map(({ row, face }) => {
        const seen = devices.get(row.device_id)?.last_seen_at ?? null;
        return {
          strip: row.device_id, face, before: row.is_sure ? row.sent ?? undefined : undefined, isNew: !row.is_sure || !isSame(row.sent, face), wasQuiet: seen === null || seen <= addMinutes(asking.now, -QUIET_MINUTES),
          where: { host: row.host, port: row.port, address: row.address, wide: row.dots_wide, high: row.dots_high, colour: row.colour, speed: row.speed },
        };
      });
  },
});

async function dueStrips(tx: Tx, branch: string, now: Date): Promise<{ row: StripRow; face: Face }[]> {
  const rows = await tx.many<StripRow>(sql`select * from signage.strip where branch_id = ${branch} order by device_id`);
  if (rows.length === 0) return [];
  const place = await branchOf(tx, branch);
  const on = { date: businessDate(now, place.time_zone), clock: clockOf(now, place.time_zone) };
  const items = await itemsOfBranch(tx, branch, now);
  const alarm = urgent(items, now.toISOString());
  const today = await openingOf(tx, branch, on.date);
  const hours = today.mode === 'closed' ? '今日不营业' : today.mode === 'machines_only' ? '今日仅自助服务' : `今日营业 ${hoursText(today.personal)}`;
  const zone = await selfServiceAt(tx, branch);
  const apart = zone.state === 'joined' ? [] : [zone.state === 'closed' ? `自助区暂停使用：${zone.reason.zh}` : `自助区单独开放：${zone.reason.zh}`];
  return rows.map((row) => ({
    row,
    face: {
      lines: [hours, ...apart, ...showing(items, { ...on, device: row.device_id }).map((item) => item.zh)],
      urgent: alarm && (alarm.level !== 'screen' || alarm.place === row.device_id) ? { item: alarm.id, revision: alarm.revision, text: alarm.zh } : null,
    },
  }));
}

function isSame(sent: Face | null, face: Face): boolean {
  return sent !== null && sent.lines.join('\n') === face.lines.join('\n') && sent.urgent?.item === face.urgent?.item && sent.urgent?.revision === face.urgent?.revision;
}

function runOf(text: string, row: StripRow) {
  const picture = dotsOf(text, row.dots_high);
  return { dots: { height: picture.height, columns: [...picture.columns] }, ...timeOn(picture.columns.length, { wide: row.dots_wide, speed: row.speed }) };
}
