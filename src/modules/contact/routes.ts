import { z } from 'zod';
import { SYSTEM } from '#kernel/actor.ts';
import { Refusal } from '#kernel/refusal.ts';
import { raw, serve } from '#platform/serve.ts';
import { takeReceipt } from './acts/take-receipt.ts';
import { contract } from './contract.ts';
import { isReceiptKey } from './gateway.ts';
import { messagesOfBranch } from './reads/messages-of-branch.ts';

/** SmsReport (README: protocol). out_id is ours: `branch.message`; all else is the gateway's word. */
const report = z.object({ out_id: z.string().max(200), success: z.boolean(), err_code: z.string().max(100).default('') });
const MOST_REPORTS = 500;
const reports = z.array(z.unknown()).max(MOST_REPORTS);
const outId = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/;

export const routes = serve(contract, {
  'GET /api/branches/:branch/messages': messagesOfBranch,
  'POST /api/contact/receipts/:key': raw(async ({ asking, input, reply }) => {
    if (!isReceiptKey(String(input['key']))) throw new Refusal('contact.receiptKey', { status: 404 });
    const list = reports.safeParse(reply.request.body);
    if (!list.success) throw new Refusal('input.invalid', { status: 422, params: { fields: '-' } });
    const { key: _, ...keyless } = asking;
    for (const one of list.data) {
      const said = report.safeParse(one);
      const [, branch, message] = (said.success && outId.exec(said.data.out_id)) || [];
      // One line that we cannot read must not stop the others; a foreign one is not ours to keep.
      if (!said.success || !branch || !message || !(await asking.house.places.isBranch(branch))) continue;
      await takeReceipt({ ...keyless, actor: SYSTEM }, { branch, message, success: said.data.success, code: said.data.err_code || 'undelivered' });
    }
    return reply.type('application/json; charset=utf-8').send({ code: 0, msg: '接收成功' });
  }),
});
