/**
 * Numbers nobody can dial. Mobile: 154 followed by eight digits; the 154 segment is assigned to no operator (libphonenumber
 * lists it as possible, since eleven digits are a mobile number's length, and as not valid). Fixed line: area code 0380,
 * which belongs to no city. phones.test.ts holds both facts.
 */
export const MOBILE_PREFIX = '154';

export function mobileOf(index: number): string {
  return `${MOBILE_PREFIX}${String(index).padStart(8, '0')}`;
}

export function fixedLineOf(index: number): string {
  return `0380-555${String(index).padStart(4, '0')}`;
}

export const PHONE_BANK = fixedLineOf(0);
export const EMERGENCY_LINE = fixedLineOf(9999);
