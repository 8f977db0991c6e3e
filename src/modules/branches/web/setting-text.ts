import { pickText } from '#ui/words.ts';
import { settingWords as w } from './setting-words.ts';

type Both = Readonly<{ zh: string; en: string }>;

/** What a setting's value says, in one line: a number with its unit, a text in the reader's language, how many lines a list has. */
export function sayValue(value: unknown, unit = ''): string {
  if (value === null || value === undefined || value === '') return w.none;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (typeof value === 'number') return withUnit(value, unit);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'object') ? value.map(String).join(w.comma) : w.lines(value.length);
  if (isBoth(value)) return pickText(value.zh, value.en);
  if (isFlat(value)) return Object.entries(value).map(([key, one]) => `${sayKey(key)} ${sayValue(one, unit)}`).join(' · ');
  return JSON.stringify(value);
}

/** The parts of a value that are set one by one, such as the minutes for each kind of care. */
export function isFlat(value: unknown): value is Readonly<Record<string, string | number | boolean>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one));
}

export function sayKey(key: string): string {
  return w.keys[key] ?? key;
}

function isBoth(value: object): value is Both {
  return 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';
}

function withUnit(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value} ${w.units[unit] ?? unit}`;
}
