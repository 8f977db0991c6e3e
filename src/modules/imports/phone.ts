import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { reason, type Reason } from './reason.ts';

/** Chinese banks are also reached under short and service numbers, which no numbering plan calls complete. */
const CHINESE_SERVICE = /^(?:95\d{3}|96\d{3,4}|[48]00\d{7})$/;

/** A phone number in E.164 where it surely is one; otherwise as written, with the doubt. */
export function readPhone(text: string, country: string, column: string): { phone: string; reasons: Reason[]; doubtful: boolean } {
  if (text === '') return { phone: '', reasons: [], doubtful: false };
  const several = text.split(/\s*[;；、/|]\s*|,\s+(?=\+|\d{5,})/).filter((part) => /\d{3}/.test(part));
  const notes = several.length > 1 ? [reason('phone.several', { count: several.length }, column)] : [];
  const first = (several[0] ?? text).normalize('NFKC');
  const digits = first.replace(/\D/g, '');
  if (country === 'CN' && CHINESE_SERVICE.test(digits)) return { phone: digits, reasons: notes, doubtful: false };
  const number = isSupportedCountry(country) ? parsePhoneNumberFromString(withPlus(first, country), country) : parsePhoneNumberFromString(first);
  if (number?.isPossible() && number.isValid()) return { phone: number.number, reasons: notes, doubtful: false };
  return { phone: text.slice(0, 60), reasons: [...notes, reason('phone.doubtful', { text: text.slice(0, 60) }, column)], doubtful: true };
}

/** "(852)2559 8442" is the country code in brackets. */
function withPlus(text: string, country: Parameters<typeof getCountryCallingCode>[0]): string {
  return text.replace(new RegExp(`^\\s*\\(\\s*\\+?${getCountryCallingCode(country)}\\s*\\)\\s*`), `+${getCountryCallingCode(country)} `);
}
