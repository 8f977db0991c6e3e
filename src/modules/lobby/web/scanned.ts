/** What somebody held before the scanner: a door form, a booking, one's own number, or nothing of ours. */
export type Scanned = Readonly<{ kind: 'door' | 'booking'; code: string } | { kind: 'unknown' }>;

const DOOR_CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;
const BOOKING_CODE = /^[A-Z0-9]{6}$/;

/** A QR code or what was typed for it. Blanks, hyphens, small letters and look-alikes of the door code do not matter. */
export function scannedAs(text: string): Scanned {
  const whole = text.normalize('NFKC').trim();
  // The QR code of a booking is the address of its page: /my/<branch>.<code>.<key>.
  const booked = /\/my\/[0-9a-f-]{36}\.([A-Z0-9]{6})\./i.exec(whole)?.[1];
  if (booked) return { kind: 'booking', code: booked.toUpperCase() };
  const plain = whole.toUpperCase().replace(/[\s-]/g, '');
  const door = plain.replaceAll('O', '0').replace(/[IL]/g, '1');
  if (DOOR_CODE.test(door)) return { kind: 'door', code: door };
  return BOOKING_CODE.test(plain) ? { kind: 'booking', code: plain } : { kind: 'unknown' };
}
