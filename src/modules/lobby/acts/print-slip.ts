import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';

const WAY = z.enum(['browser', 'network']);
type Way = z.output<typeof WAY>;

/** 打印小票: one job, one slip. The job id comes with the request's key, so asking twice is asking once. */
export const printSlip = act({
  name: 'lobby.printSlip',
  may: can.printSlip,
  input: z.object({ branch: id, ticket: id, way: WAY.default('browser') }),
  run: async ({ tx, asking, input: { branch, ticket, way } }) => {
    await printerFor(tx, asking, branch, way);
    const known = await tx.maybe<object>(sql`select 1 from lobby.ticket where branch_id = ${branch} and id = ${ticket}`);
    if (!known) throw new Refusal('lobby.ticketUnknown', { status: 404 });
    return asked(tx, asking, branch, { ticket }, way);
  },
});

/** 打印改约单: in the same manner, for a better time given at the greeting. */
export const printDeferral = act({
  name: 'lobby.printDeferral',
  may: can.suggest,
  input: z.object({ branch: id, deferral: id, way: WAY.default('browser') }),
  run: async ({ tx, asking, input: { branch, deferral, way } }) => {
    await printerFor(tx, asking, branch, way);
    const known = await tx.maybe<object>(sql`select 1 from lobby.deferral where branch_id = ${branch} and id = ${deferral} and undone_at is null`);
    if (!known) throw new Refusal('lobby.deferralUnknown', { status: 404 });
    return asked(tx, asking, branch, { deferral }, way);
  },
});

async function printerFor(tx: Tx, asking: Asking, branch: string, way: Way): Promise<void> {
  const { settings } = await inForce(tx, branch, asking.now);
  if (way === 'network' && settings.printerAddress === null) throw new Refusal('lobby.noPrinter');
}

/** The job itself: of a number or of a better time. */
async function asked<Of extends Readonly<{ ticket: string } | { deferral: string }>>(tx: Tx, asking: Asking, branch: string, of: Of, way: Way) {
  const job = newId();
  const [ticket, deferral] = 'ticket' in of ? [of.ticket, null] : [null, of.deferral];
  await tx.run(sql`
    insert into lobby.print_job (branch_id, id, ticket_id, deferral_id, way, asked_at, asked_by) values (${branch}, ${job}, ${ticket}, ${deferral}, ${way}, ${asking.now}, ${asking.actor.id})`);
  const told = { job, ...of, way };
  return { answer: told, trace: { object: `print/${job}`, facts: told }, announces: [{ topic: way === 'network' ? 'lobby.slipAsked' : 'lobby.slipInBrowser', facts: { job } }] };
}

/** Claimed before the first byte is sent: whoever comes second gets no slip. Better a slip printed again by hand than two by themselves. */
export const claimSlip = act({
  name: 'lobby.claimSlip',
  may: can.settlePrint,
  input: z.object({ branch: id, job: id }),
  run: async ({ tx, asking, input: { branch, job } }) => {
    const claimed = await tx.maybe<{ ticket_id: string | null; deferral_id: string | null }>(sql`
      update lobby.print_job set claimed_at = ${asking.now} where branch_id = ${branch} and id = ${job} and claimed_at is null returning ticket_id, deferral_id`);
    return { answer: { claimed: claimed !== undefined, ticket: claimed?.ticket_id ?? null, deferral: claimed?.deferral_id ?? null }, trace: { object: `print/${job}`, facts: { claimed: claimed !== undefined } } };
  },
});

export const settleSlip = act({
  name: 'lobby.settleSlip',
  may: can.settlePrint,
  input: z.object({ branch: id, job: id, failure: z.string().max(100).optional() }),
  run: async ({ tx, asking, input: { branch, job, failure } }) => {
    const settled = await tx.run(sql`
      update lobby.print_job set printed_at = ${failure === undefined ? asking.now : null}, failed_at = ${failure === undefined ? null : asking.now}, failure = ${failure ?? null}
      where branch_id = ${branch} and id = ${job} and claimed_at is not null and printed_at is null and failed_at is null`);
    return { answer: { settled: settled === 1 }, trace: { object: `print/${job}`, facts: { printed: failure === undefined } }, announces: [{ topic: 'lobby.slipSettled', facts: { job, printed: failure === undefined } }] };
  },
});
