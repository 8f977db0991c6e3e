import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { TemplateName } from '../templates.ts';
import type { MessageRow } from '../tables.ts';

/** What the job needs for one attempt, opened; undefined when there is nothing left to do. */
export const messageToSend = read({
  name: 'contact.messageToSend',
  may: can.messageToSend,
  input: z.object({ branch: z.uuid(), message: z.uuid() }),
  object: ({ message }) => `message/${message}`,
  run: async ({ tx, asking, input: { branch, message } }) => {
    const row = await tx.maybe<MessageRow>(sql`
      select * from contact.message where branch_id = ${branch} and id = ${message} and state = 'queued'`);
    if (!row || row.phone_sealed === null || row.params_sealed === null) return undefined;
    const { secrets } = asking.house;
    return {
      phone: secrets.open('phone', row.phone_sealed),
      params: JSON.parse(secrets.open('sms', row.params_sealed)) as Record<string, string>, // sealed by sendText, which wrote strings only
      template: row.template as TemplateName, // checked when it was queued
      lang: row.lang,
      tries: row.tries_count,
      expired: row.valid_until !== null && row.valid_until <= asking.now,
    };
  },
});
