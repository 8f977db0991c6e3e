import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Refusal } from './refusal.ts';

/** A phone number in E.164 ('+8613…'); numbers without a country code are Chinese. Refuses what is no number. */
export function normalPhone(text: string): string {
  // Nearly all are: no library is asked what a plain Chinese mobile number is.
  if (/^1[3-9]\d{9}$/.test(text)) return `+86${text}`;
  const number = parsePhoneNumberFromString(text.normalize('NFKC').slice(0, 40), 'CN');
  if (!number?.isPossible()) throw new Refusal('phone.invalid', { status: 422 });
  return number.number;
}
