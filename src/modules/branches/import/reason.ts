import { reasonsEn } from './reasons.en.ts';
import { reasonsZh, type ReasonCode } from './reasons.zh.ts';

/** Why a row is refused, held or doubtful, or what was noticed about it: a code, a column as the file names it, and values. */
export type Reason = Readonly<{
  code: ReasonCode;
  column?: string;
  params?: Readonly<Record<string, string | number>>;
}>;

export function reason(code: ReasonCode, params?: Reason['params'], column?: string): Reason {
  return { code, ...(params && { params }), ...(column !== undefined && { column }) };
}

/** The sentence of a reason: column first, so that the eye finds the cell. */
export function sentenceOf({ code, column, params = {} }: Reason, lang: 'zh' | 'en'): string {
  const words = lang === 'zh' ? reasonsZh : reasonsEn;
  const sentence = words[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  if (column === undefined) return sentence;
  return lang === 'zh' ? `「${column}」${sentence}` : `${column}: ${sentence}`;
}
