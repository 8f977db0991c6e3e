import { caller } from '#ui/call.ts';
import type { Links } from '#ui/staff/kit.ts';
import type { contract } from '#modules/offline/contract.ts';

const call = caller<typeof contract>();

/** How a device sends what it kept. */
export const links: Links = {
  post: (records) => call('POST /api/offline-records', { body: { deviceNow: Date.now(), records: records.map(({ id, branch, kit, kind, sealed }) => ({ id, branch, kit, kind: kind as 'round' | 'count' | 'screening', sealed })) } }), // kinds that letter.ts writes
  takeKit: (branch, device, name) => call('POST /api/branches/:branch/offline-kits', { params: { branch }, body: { device, name } }),
};
