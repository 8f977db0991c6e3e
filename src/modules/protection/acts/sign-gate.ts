import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Outcome } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { signDay } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { gateNow } from '../gate.ts';

/** How many are there; not asked where the staff declare their health: then those count who are fit. */
const staff = z.int().min(1).max(1000).optional();
type Signed = { date: string; verdict: 'green' | 'override' };

/** 开门签字: all is green, and the branch is open on every channel from now on. */
export const signGate = act({
  name: 'protection.signGate',
  may: can.signGate,
  input: z.object({ branch: id, staff }),
  run: async ({ tx, asking, input }) => {
    const { day, checks, verdict, staff: there } = await gateNow(tx, input.branch, asking.now, input.staff);
    if (verdict !== 'green') throw new Refusal('protection.gateRed', { offer: { checks: checks.filter((check) => check.light === 'red') } });
    return signed(tx, asking, { branch: input.branch, date: day.date, people: day.day?.people ?? false, staff: there || input.staff, verdict: 'green', checks, why: null });
  },
});

/** 带病开门: somebody named takes it upon them, with a reason; the region sees it at once. */
export const overrideGate = act({
  name: 'protection.overrideGate',
  may: can.overrideGate,
  input: z.object({ branch: id, staff, why: line(300) }),
  run: async ({ tx, asking, input }) => {
    const { day, checks, verdict, staff: there } = await gateNow(tx, input.branch, asking.now, input.staff);
    if (verdict === 'green') throw new Refusal('protection.gateGreen');
    return signed(tx, asking, { branch: input.branch, date: day.date, people: day.day?.people ?? false, staff: there || input.staff, verdict: 'override', checks, why: input.why });
  },
});

type ToSign = { branch: string; date: string; people: boolean; staff: number | undefined; verdict: Signed['verdict']; checks: object; why: string | null };

async function signed(tx: Tx, asking: Asking, it: ToSign): Promise<Outcome<Signed>> {
  if (!it.people) throw new Refusal('protection.gateClosedDay');
  if (it.staff === undefined) throw new Refusal('protection.gateStaffUnsaid', { status: 422 });
  const added = await tx.run(sql`
    insert into protection.gate (branch_id, on_date, verdict, staff_count, checks, why, signed_by, signed_at)
    values (${it.branch}, ${it.date}, ${it.verdict}, ${it.staff}, ${JSON.stringify(it.checks)}::jsonb, ${it.why}, ${asking.actor.id}, ${asking.now}) on conflict do nothing`);
  if (added === 0) throw new Refusal('protection.gateSigned');
  await signDay.within(tx, asking, { branch: it.branch, date: it.date });
  const facts = { date: it.date, verdict: it.verdict };
  return { answer: { date: it.date, verdict: it.verdict }, trace: { object: `gate/${it.date}`, facts }, announces: [{ topic: it.verdict === 'green' ? 'protection.gateSigned' : 'protection.gateOverridden', facts }] };
}
