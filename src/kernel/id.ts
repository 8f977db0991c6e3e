import { randomFillSync } from 'node:crypto';

export { NETWORK } from './network.ts';

/** A new UUIDv7: 48 bits of Unix milliseconds, then chance (RFC 9562, 5.7), so that ids sort by age. */
export function newId(at: number = Date.now()): string {
  const bytes = randomFillSync(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(at) << 16n) | BigInt(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
