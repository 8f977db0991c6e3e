import { randomFillSync } from 'node:crypto';

/** Chance for many ids at once: asking the system for sixteen bytes costs as much as for four thousand. */
const chance = new Uint8Array(4096);
let used = chance.length;

export { NETWORK } from './network.ts';

let lastMs = 0;
let nth = 0;

/**
 * A new UUIDv7: 48 bits of Unix milliseconds, 12 bits that count on within the millisecond from a start left to chance, then chance
 * (RFC 9562, 5.7 and 6.2). So ids sort by age, and those of one process in the very order they were made, whatever the clock does.
 */
export function newId(): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  const bytes = Buffer.from(chance.subarray(used, (used += 16)));
  const start = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0);
  const now = Date.now();
  if (now > lastMs) [lastMs, nth] = [now, start];
  else if (nth < 0xfff) nth += 1;
  else [lastMs, nth] = [lastMs + 1, start];
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | nth, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
