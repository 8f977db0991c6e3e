import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { takeKit } from './acts/kits.ts';
import { acceptRecord, discardRecord } from './acts/settle.ts';
import { MOST_SEALED, sent } from './acts/take-record.ts';
import { can } from './can.ts';
import { reviewShape } from './reads/review.ts';

const recordParam = branchParam.extend({ record: id });
const settled = z.object({ record: id, state: z.enum(['accepted', 'discarded']) });
const MOST_AT_ONCE = 25;

export const contract = {
  'POST /api/branches/:branch/offline-kits': endpoint({ summary: 'Make this device ready to work without a network: a key to seal records with', may: can.takeKit, params: branchParam, body: takeKit.input.omit({ branch: true }), status: 201, answer: z.object({ kit: id, publicKey: z.string(), issuedAt: z.coerce.date() }) }),
  'POST /api/offline-records': endpoint({
    summary: 'Records that were kept on a device; each is taken once, and those that are answered for may be wiped', may: can.send,
    body: z.object({ deviceNow: z.int(), records: z.array(sent).min(1).max(MOST_AT_ONCE) }), answer: z.object({ taken: z.array(z.object({ id, state: z.enum(['done', 'review']) })) }), bodyLimitBytes: MOST_SEALED * 3,
  }),
  'GET /api/branches/:branch/offline-records': endpoint({ summary: 'Records from devices that wait for a word, what came lately, and the devices', may: can.review, params: branchParam, answer: reviewShape }),
  'POST /api/branches/:branch/offline-records/:record/acceptance': endpoint({ summary: 'Enter a record that was set aside, at its time or at a corrected one', may: can.settle, params: recordParam, body: acceptRecord.input.pick({ at: true }), answer: settled }),
  'POST /api/branches/:branch/offline-records/:record/discarding': endpoint({ summary: 'Do not enter a record that was set aside, with a reason', may: can.settle, params: recordParam, body: discardRecord.input.pick({ why: true }), answer: settled }),
  'DELETE /api/branches/:branch/offline-devices/:device': endpoint({ summary: 'A device was lost or given away: its keys are destroyed', may: can.removeDevice, params: branchParam.extend({ device: id }), answer: z.object({ device: id }) }),
} as const;
