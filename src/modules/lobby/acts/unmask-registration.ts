import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Kept } from '../rules-door.ts';
import type { RegistrationRow } from '../tables.ts';

export const REASONS = ['contact_tracing', 'visitor_asks', 'lost_property'] as const;

/** 查看联系电话: the phone of one registration in clear, for a named reason that the trail keeps. */
export const unmaskRegistration = act({
  name: 'lobby.unmaskRegistration',
  may: can.unmaskRegistration,
  input: z.object({ branch: id, registration: id, reason: z.enum(REASONS) }),
  run: async ({ tx, asking, input }) => {
    const row = await tx.maybe<RegistrationRow>(sql`select * from screening.registration where branch_id = ${input.branch} and id = ${input.registration}`);
    const content = row && asking.house.secrets.openForDay(row.on_date, row.sealed);
    if (content === undefined) throw new Refusal('lobby.registrationGone', { status: 404 });
    const { phone } = JSON.parse(content) as Kept; // sealed by screenVisitor
    return { answer: { phone: phone ?? null }, trace: { object: `registration/${input.registration}`, facts: { reason: input.reason } } };
  },
});
