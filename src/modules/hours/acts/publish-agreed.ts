import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { can } from '../can.ts';
import { change } from '../plan.ts';
import { publishPlan } from '../publish-plan.ts';

/**
 * The next version of one branch among many that were drafted by some and approved by another in one piece (a rota): called `.within` that
 * deed, which sees to it that every branch named as an alternative is open once all versions are out.
 */
export const publishAgreed = act({
  name: 'hours.publishAgreed',
  may: can.publish,
  input: z.object({ branch: id, change, requestedBy: z.array(z.string()).min(1), approvedBy: z.string().min(1), hurry: line(200).optional() }),
  run: async ({ tx, asking, input: { hurry, ...input } }) => {
    const published = await publishPlan(tx, asking, { ...input, ...(hurry !== undefined && { hurry }), together: true });
    return {
      answer: { version: published.version, affected: published.affected },
      trace: { object: `version/${published.version}`, facts: { affected: published.affected.length, from: published.affected[0] } },
      announces: published.announces,
    };
  },
});
