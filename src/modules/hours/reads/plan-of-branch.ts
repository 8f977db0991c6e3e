import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import type { Plan } from '../plan.ts';
import { weekOn } from '../rules.ts';
import type { BoardRow, Channel, VersionRow } from '../tables.ts';

const VERSIONS = 50;

/** A branch's plan as published, its versions, and which version each channel shows. */
export const planOfBranch = read({
  name: 'hours.planOfBranch',
  may: can.seePlan,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const board = await tx.maybe<BoardRow>(sql`select version, plan, published_at from hours.board where id = ${input.branch} and version > 0`);
    const versions = await tx.many<VersionRow>(sql`
      select number, affected::text[] as affected, requested_by, approved_by, waiver, hurry, filing, published_by, published_at from hours.version
      where branch_id = ${input.branch} order by number desc limit ${VERSIONS}`);
    const shown = await tx.many<{ channel: Channel; version: number; noted_at: Date }>(sql`
      select channel, version, noted_at from hours.shown where branch_id = ${input.branch} order by channel`);
    const today = businessDate(asking.now, await asking.house.places.zoneOf(input.branch));
    const plan: Plan = board?.plan ?? { weeks: [], exceptions: [] };
    const names = await namesOf(tx, versions.flatMap((one) => [...one.requested_by, one.published_by, one.approved_by ?? '']));
    const named = (person: string) => names.get(person) ?? '';
    return {
      version: board?.version ?? 0, publishedAt: board?.published_at.toISOString() ?? null, today, plan, week: weekOn(plan, today)?.week ?? null,
      versions: versions.map((one) => ({
        number: one.number, publishedAt: one.published_at.toISOString(), publishedBy: named(one.published_by), requestedBy: one.requested_by.map(named),
        approvedBy: one.approved_by === null ? null : named(one.approved_by), waiver: one.waiver, hurry: one.hurry, filing: one.filing,
        from: one.affected[0] ?? null, days: one.affected.length,
      })),
      // The page, the feed and the snippet read the board itself: they can't show anything else.
      channels: [
        { channel: 'page' as const, version: board?.version ?? 0, at: board?.published_at.toISOString() ?? null },
        { channel: 'feed' as const, version: board?.version ?? 0, at: board?.published_at.toISOString() ?? null },
        ...shown.map((one) => ({ channel: one.channel, version: one.version, at: one.noted_at.toISOString() })),
      ],
    };
  },
});

/** One published version, as it went out. */
export const versionOfPlan = read({
  name: 'hours.versionOfPlan',
  may: can.seePlan,
  input: z.object({ branch: id, number: z.coerce.number().int().min(1).max(2_147_483_647) }),
  run: async ({ tx, input }) => {
    const version = await tx.maybe<VersionRow>(sql`select number, plan, change, affected::text[] as affected, published_at from hours.version where branch_id = ${input.branch} and number = ${input.number}`);
    if (!version) throw new Refusal('hours.versionUnknown', { status: 404, params: { version: input.number } });
    return { number: version.number, plan: version.plan, change: version.change, affected: version.affected, publishedAt: version.published_at.toISOString() };
  },
});
