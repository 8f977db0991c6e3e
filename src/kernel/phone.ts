import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Refusal } from './refusal.ts';

/** A phone number in E.164 ('+8613…'); numbers without a country code are Chinese. Refuses what is no number. */
export function normalPhone(text: string): string {
  const number = parsePhoneNumberFromString(text.normalize('NFKC').slice(0, 40), 'CN');
  if (!number?.isPossible()) throw new Refusal('phone.invalid', { status: 422 });
  return number.number;
}
