import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

const input = z.object({
  branch: z.uuid(),
  message: z.uuid(),
  /** tries before this one: an attempt that was overtaken settles nothing */
  tries: z.int().min(0),
  verdict: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sent'), ref: z.string().max(100) }),
    z.object({ kind: z.literal('again'), afterSeconds: z.number().positive(), reason: z.string().max(100), counts: z.boolean() }),
    z.object({ kind: z.literal('failed'), reason: z.string().max(100) }),
  ]),
});

/** Writes down how one attempt went; "again" puts the job back in line for later. */
export const settleAttempt = act({
  name: 'contact.settleAttempt',
  may: can.settleAttempt,
  input,
  run: async ({ tx, asking, input: { branch, message, tries, verdict } }) => {
    const mine = sql`branch_id = ${branch} and id = ${message} and state = 'queued' and tries_count = ${tries}`;
    switch (verdict.kind) {
      case 'sent': {
        const changed = await tx.run(sql`
          update contact.message set state = 'sent', sent_at = ${asking.now}, tries_count = tries_count + 1, gateway_ref = ${verdict.ref}, reason = null
          where ${mine}`);
        return settled('sent', changed);
      }
      case 'failed': {
        const changed = await tx.run(sql`
          update contact.message set state = 'failed', failed_at = ${asking.now}, tries_count = tries_count + 1, reason = ${verdict.reason} where ${mine}`);
        return settled('failed', changed);
      }
      case 'again': {
        const changed = await tx.run(sql`
          update contact.message set tries_count = tries_count + ${verdict.counts ? 1 : 0}, reason = ${verdict.reason},
            due_at = ${addMinutes(asking.now, verdict.afterSeconds / 60)} where ${mine}`);
        // The gateway lives in real time, whatever the bank's own clock does.
        if (changed > 0) {
          await tx.run(sql`select app.enqueue('contact.send', ${JSON.stringify({ branch, facts: { message } })}::jsonb,
            clock_timestamp() + make_interval(secs => ${verdict.afterSeconds}), ${`sms:${message}`})`);
        }
        return settled('again', changed);
      }
      default:
        return verdict satisfies never;
    }

    function settled(outcome: string, changed: number) {
      const state = changed > 0 ? outcome : 'overtaken';
      return {
        answer: { state },
        trace: { object: `message/${message}`, facts: { state, ...('reason' in verdict && { reason: verdict.reason }) } },
        announces: changed > 0 && outcome !== 'again' ? [{ topic: `contact.${outcome}`, branch, facts: { message } }] : [],
      };
    }
  },
});
