import { z } from 'zod';
import { raw, serve } from '#platform/serve.ts';
import { removeDevice, takeKit } from './acts/kits.ts';
import { acceptRecord, discardRecord } from './acts/settle.ts';
import { sent, takeRecord, type Taken } from './acts/take-record.ts';
import { contract } from './contract.ts';
import { review } from './reads/review.ts';

const parcel = z.object({ deviceNow: z.int(), records: z.array(sent) });

export const routes = serve(contract, {
  'POST /api/branches/:branch/offline-kits': takeKit,
  // Each record is a deed of its own: one that cannot be taken now does not hold the others up, and is simply not answered for.
  'POST /api/offline-records': raw(async ({ asking, input }) => {
    const { deviceNow, records } = parcel.parse(input);
    const taken: Taken[] = [];
    for (const record of records) {
      try {
        taken.push(await takeRecord(asking, { ...record, deviceNow }));
      } catch (fault) {
        asking.house.log.warn({ err: fault, requestId: asking.requestId }, 'a record from a device was not taken; it will be sent again');
      }
    }
    return { taken };
  }),
  'GET /api/branches/:branch/offline-records': review,
  'POST /api/branches/:branch/offline-records/:record/acceptance': acceptRecord,
  'POST /api/branches/:branch/offline-records/:record/discarding': discardRecord,
  'DELETE /api/branches/:branch/offline-devices/:device': removeDevice,
});
