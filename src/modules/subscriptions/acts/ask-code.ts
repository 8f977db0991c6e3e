import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { NETWORK, newId } from '#kernel/id.ts';
import { normalPhone } from '#kernel/phone.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { canText, sendText } from '#modules/contact/index.ts';
import { can } from '../can.ts';
import { takeQuota } from '../quota.ts';
import { settings } from '../settings.ts';

/** Sends a code to a phone that wants to follow branches. The answer is the same whether or not the phone follows any: it says nothing about anybody. */
export const askCode = act({
  name: 'subscriptions.askCode',
  may: can.ask,
  input: z.object({
    branches: z.array(id).min(1).max(20), phone: z.string().trim().min(3).max(40),
    /** the network address that asks, for the quota; never kept as it is */
    address: z.string().max(80),
  }),
  run: async ({ tx, asking, input }) => {
    // Nobody is left waiting for a code that no gateway will send.
    if (!canText()) throw new Refusal('subscriptions.noTexts', { status: 409 });
    const { secrets, places } = asking.house;
    const phone = normalPhone(input.phone);
    const branches = [...new Set(input.branches)];
    for (const branch of branches) if (!(await places.isBranch(branch))) throw new Refusal('branch.unknown', { status: 404 });
    const { codeMinutes, codeTries, mostBranches } = await settingsAt(tx, { codeMinutes: settings.codeMinutes, codeTries: settings.codeTries, mostBranches: settings.mostBranches }, NETWORK, asking.now);
    if (branches.length > mostBranches) throw new Refusal('subscriptions.tooMany', { status: 422, params: { most: mostBranches } });
    await takeQuota(tx, asking, { phone, address: input.address });
    const request = newId();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const endsAt = addMinutes(asking.now, codeMinutes);
    const sealed = secrets.seal('phone', phone);
    await tx.run(sql`
      insert into subscriptions.code (id, phone_sealed, phone_blind, lang, code_digest, branches, ends_at, tries_left)
      values (${request}, ${sealed}, ${secrets.blind('phone', phone)}, ${asking.lang}, ${secrets.blind('subscription code', `${request} ${code}`)}, ${branches}::uuid[], ${endsAt}, ${codeTries})`);
    await sendText.within(tx, asking, {
      branch: branches[0] ?? '', phoneSealed: sealed, template: 'phone.code', lang: asking.lang, params: { code, minutes: String(codeMinutes) },
      dedupeKey: `phone.code ${request}`, about: `code/${request}`, validUntil: endsAt,
    });
    return { answer: { request, minutes: codeMinutes }, trace: { object: `code/${request}`, facts: { branches: branches.length } } };
  },
});
