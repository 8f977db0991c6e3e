import { healthTallyOf } from '#modules/health/index.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { netDayOf } from './net-day.ts';
import { checksOf, verdictOf, type Check } from './rules-gate.ts';
import { settings } from './settings.ts';
import { shelvesOf } from './supplies.ts';

export type GateRow = { on_date: string; verdict: 'green' | 'override'; staff_count: number; checks: Check[]; why: string | null; signed_by: string; signed_at: Date };

/** The list as it stands now, from rounds, supplies, settings and the health declarations of the staff; how many are there is typed only where nobody declares. */
export async function gateNow(tx: Tx, branch: string, now: Date, typed?: number) {
  const day = await netDayOf(tx, branch, now);
  const { shelves } = await shelvesOf(tx, branch, now);
  const { approvalNeeded, approvalAtRisk, approval, leastStaff } = settings;
  const limits = await settingsAt(tx, { approvalNeeded, approvalAtRisk, approval, leastStaff }, branch, now);
  const broken = await tx.many<{ place: string }>(sql`
    select distinct place_id as place from protection.round where branch_id = ${branch} and kind = 'check' and finding is not null and settled_at is null and undone_at is null`);
  const health = await healthTallyOf(tx, branch, now);
  const staff = health.inUse ? health.well : typed;
  const document = limits.approval;
  const areaRisk = day.area?.since.findLast((one) => one.from <= now)?.level;
  const risky = areaRisk === 'high' ? limits.approvalAtRisk !== 'never' : areaRisk === 'medium' && limits.approvalAtRisk === 'medium';
  const checks = checksOf({
    opening: day.duties.filter(({ duty }) => duty.moment === 'opening').map(({ duty, state }) => ({ kind: duty.kind, place: duty.place, state })),
    brokenPlaces: broken.map((one) => one.place), supplies: shelves.map((shelf) => ({ item: shelf.item.code, mustHave: shelf.item.mustHave, stand: shelf.stand })),
    staff, missing: health.inUse ? health.missing + health.waiting : 0, leastStaff: limits.leastStaff,
    approval: { needed: limits.approvalNeeded || risky, document: document?.document ?? '', inForce: document !== null && document.from <= day.date && day.date <= document.until },
  });
  return { day, shelves, checks, verdict: verdictOf(checks), leastStaff: limits.leastStaff, health, staff };
}

export async function signedGate(tx: Tx, branch: string, date: string): Promise<GateRow | undefined> {
  return tx.maybe<GateRow>(sql`select on_date, verdict, staff_count, checks, why, signed_by, signed_at from protection.gate where branch_id = ${branch} and on_date = ${date}`);
}
