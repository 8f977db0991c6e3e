import { z } from 'zod';
import { namesOf } from '#modules/identity/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { KINDS } from '../kinds.ts';

const recordShape = z.object({
  id, kind: z.enum(KINDS), state: z.enum(['done', 'review', 'accepted', 'discarded']), reason: z.string().nullable(), author: z.string().nullable(), sender: z.string(), label: z.object({ zh: z.string(), en: z.string() }).nullable(),
  doneAt: z.coerce.date().nullable(), ageSeconds: z.number().nullable(), receivedAt: z.coerce.date(), readable: z.boolean(), settledBy: z.string().nullable(), why: z.string().nullable(),
});
const deviceShape = z.object({ device: id, name: z.string(), people: z.array(z.string()), since: z.coerce.date(), sentAt: z.coerce.date().nullable(), removed: z.boolean() });
export const reviewShape = z.object({ zone: z.string(), review: z.array(recordShape), lately: z.array(recordShape), devices: z.array(deviceShape) });

type Row = {
  id: string; kind: (typeof KINDS)[number]; state: 'done' | 'review' | 'accepted' | 'discarded'; reason: string | null; author: string | null; sent_by: string; label_zh: string | null; label_en: string | null;
  done_at: Date | null; age_seconds: number | null; received_at: Date; readable: boolean; settled_by: string | null; settled_why: string | null;
};

/** 待核对: what came from devices and waits for a word, what came lately, and on which devices records may be kept. */
export const review = read({
  name: 'offline.review',
  may: can.review,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const rows = await tx.many<Row>(sql`
      (select id, kind, state, reason, author, sent_by, label_zh, label_en, done_at, age_seconds, received_at, sealed is not null as readable, settled_by, settled_why
       from offline.record where branch_id = ${branch} and state = 'review' order by received_at limit 200)
      union all
      (select id, kind, state, reason, author, sent_by, label_zh, label_en, done_at, age_seconds, received_at, false, settled_by, settled_why
       from offline.record where branch_id = ${branch} and state in ('done', 'accepted', 'discarded') order by received_at desc limit 30)`);
    const devices = await tx.many<{ device: string; name: string; people: string[]; since: Date; sent_at: Date | null; removed: boolean }>(sql`
      select device_id as device, (array_agg(device_name order by issued_at desc))[1] as name, array_agg(distinct staff_id::text) as people, min(issued_at) as since,
        (select max(received_at) from offline.record where record.branch_id = ${branch} and kit_id = any (array_agg(kit.id))) as sent_at,
        bool_and(sealed_private is null) as removed
      from offline.kit where branch_id = ${branch} group by device_id order by max(issued_at) desc limit 50`);
    const names = await namesOf(tx, [...new Set([...rows.flatMap((row) => [row.author ?? '', row.sent_by, row.settled_by ?? '']), ...devices.flatMap((one) => one.people)])].filter((one) => one !== ''));
    const shown = (row: Row) => ({
      id: row.id, kind: row.kind, state: row.state, reason: row.reason, author: row.author === null ? null : names.get(row.author) ?? '', sender: names.get(row.sent_by) ?? '',
      label: row.label_zh === null ? null : { zh: row.label_zh, en: row.label_en ?? '' }, doneAt: row.done_at, ageSeconds: row.age_seconds, receivedAt: row.received_at, readable: row.readable,
      settledBy: row.settled_by === null ? null : names.get(row.settled_by) ?? '', why: row.settled_why,
    });
    return {
      zone: await asking.house.places.zoneOf(branch), review: rows.filter((row) => row.state === 'review').map(shown), lately: rows.filter((row) => row.state !== 'review').map(shown),
      devices: devices.map(({ sent_at: sentAt, people, ...one }) => ({ ...one, sentAt, people: people.map((person) => names.get(person) ?? '') })),
    };
  },
});

/** Branches that hold keys older than any may be. */
export const branchesWithOldKeys = read({
  name: 'offline.branchesWithOldKeys',
  may: can.seeOld,
  input: z.object({ before: z.date() }),
  run: async ({ tx, input }) => (await tx.many<{ branch: string }>(sql`select distinct branch_id as branch from offline.kit where destroyed_at is null and issued_at < ${input.before}`)).map((row) => row.branch),
});
