import { randomFillSync } from 'node:crypto';

export { NETWORK } from './network.ts';

let lastMs = 0;
let nth = 0;

/**
 * A new UUIDv7: 48 bits of Unix milliseconds, 12 bits that count on within the millisecond from a start left to chance, then chance
 * (RFC 9562, 5.7 and 6.2). So ids sort by age, and those of one process in the very order they were made, whatever the clock does.
 */
export function newId(): string {
  const bytes = randomFillSync(new Uint8Array(16));
  const start = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0);
  const now = Date.now();
  if (now > lastMs) [lastMs, nth] = [now, start];
  else if (nth < 0xfff) nth += 1;
  else [lastMs, nth] = [lastMs + 1, start];
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(lastMs) << 16n) | 0x7000n | BigInt(nth));
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
