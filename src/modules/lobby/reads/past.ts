import { z } from 'zod';
import { ERROR_COLUMN } from '#modules/imports/index.ts';
import type { Service } from '#modules/services/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { handedIn, planOf } from '../past/plan.ts';
import { ASIDE, MARK_COLUMN, markOf } from '../past/read-log.ts';

const ASIDE_SHOWN = 100;
const why = z.enum(ASIDE);

export const previewShape = z.object({
  from: z.string().nullable(), to: z.string().nullable(), numbers: z.number(), left: z.number(),
  days: z.array(z.object({ date: z.string(), numbers: z.number(), state: z.enum(['new', 'own', 'there', 'mended']) })),
  /** where a service is said and its end is noted */
  measured: z.array(z.object({ service: z.string(), name: z.string(), nameEn: z.string(), samples: z.number(), mean: z.number() })),
  aside: z.number(), asideRows: z.array(z.object({ row: z.number(), why, text: z.string() })),
});

/** What a log would bring. Nothing is written. */
export const previewPast = read({
  name: 'lobby.previewPast',
  may: can.bringPast,
  input: handedIn,
  run: async ({ tx, asking, input: { branch, content } }): Promise<z.output<typeof previewShape>> => {
    const { log, fresh, mended, days, services } = await planOf(tx, asking, branch, Buffer.from(content, 'base64'));
    const taken = [...fresh, ...mended];
    const sums = new Map<string, { samples: number; sum: number }>();
    for (const { service, minutes } of taken) {
      if (service === null || minutes === null) continue;
      const known = sums.get(service) ?? { samples: 0, sum: 0 };
      sums.set(service, { samples: known.samples + 1, sum: known.sum + minutes });
    }
    return {
      from: days[0]?.date ?? null, to: days.at(-1)?.date ?? null, numbers: taken.length, left: taken.filter((one) => one.waited === null).length, days: [...days],
      measured: [...sums].map(([service, { samples, sum }]) => ({ service, ...namesOf(services.find((one) => one.code === service)), samples, mean: Math.round((sum / samples) * 10) / 10 })).toSorted((a, b) => b.samples - a.samples),
      aside: log.aside.length, asideRows: log.aside.slice(0, ASIDE_SHOWN).map(({ row, why: reason, text }) => ({ row, why: reason, text })),
    };
  },
});

export const returnedShape = z.object({ columns: z.array(z.string()), rows: z.array(z.object({ cells: z.array(z.string()), why, mark: z.string() })) });

/** 退回待更正: the rows that were left out, as they came, each with its reason and the mark by which it is known again. The page makes the file. Nothing is kept of them here. */
export const returnedPast = read({
  name: 'lobby.returnedPast',
  may: can.bringPast,
  input: handedIn,
  run: async ({ tx, asking, input: { branch, content } }): Promise<z.output<typeof returnedShape>> => {
    const { digest, log: { header, aside } } = await planOf(tx, asking, branch, Buffer.from(content, 'base64'));
    const markAt = header.findIndex((name) => name.trim() === MARK_COLUMN);
    const kept = header.map((name, at) => ({ name: name.trim(), at })).filter(({ name }) => name !== ERROR_COLUMN && name !== MARK_COLUMN);
    return {
      columns: [...kept.map(({ name }) => name), ERROR_COLUMN, MARK_COLUMN],
      rows: aside.map((one) => ({ cells: kept.map(({ at }) => one.cells[at] ?? ''), why: one.why, mark: one.cells[markAt]?.trim() || markOf(digest, one.row) })),
    };
  },
});

function namesOf(service: Pick<Service, 'name' | 'nameEn'> | undefined) {
  return { name: service?.name ?? '', nameEn: service?.nameEn ?? '' };
}

export const pastShape = z.object({ pasts: z.array(z.object({ past: z.string(), broughtAt: z.string(), from: z.string(), to: z.string(), days: z.number(), numbers: z.number(), measured: z.number() })) });

/** Which logs a branch has brought in, the latest first. */
export const pastOfBranch = read({
  name: 'lobby.past',
  may: can.seePast,
  input: z.object({ branch: id }),
  run: async ({ tx, input: { branch } }) => ({
    pasts: (await tx.many<{ past: string; broughtAt: Date; from: string; to: string; days: number; numbers: number; measured: number }>(sql`
      select past.id as past, past.brought_at as "broughtAt", min(one.on_date)::text as "from", max(one.on_date)::text as "to", count(distinct one.on_date)::int as days, count(*)::int as numbers, count(one.minutes)::int as measured
      from lobby.past past join lobby.past_day day on day.branch_id = past.branch_id and day.past_id = past.id
      join lobby.past_number one on one.branch_id = day.branch_id and one.on_date = day.on_date
      where past.branch_id = ${branch} group by past.id, past.brought_at order by past.brought_at desc limit 50`)).map((row) => ({ ...row, broughtAt: row.broughtAt.toISOString() })),
  }),
});
