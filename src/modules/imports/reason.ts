import { fieldsEn, reasonsEn } from './reasons.en.ts';
import { fieldsZh, reasonsZh, type ReasonCode } from './reasons.zh.ts';

export type FieldWord = keyof typeof fieldsZh;

/** Why a row is refused, held or doubtful, or what was noticed about it: a code, a column as the file names it, and values. */
export type Reason = Readonly<{
  code: ReasonCode;
  column?: string;
  params?: Readonly<Record<string, string | number>>;
  /** the fields that `{fields}` names */
  fields?: readonly FieldWord[];
}>;

export function reason(code: ReasonCode, params?: Reason['params'], column?: string): Reason {
  return { code, ...(params && { params }), ...(column !== undefined && column !== '' && { column }) };
}

/** The sentence of a reason: column first, so that the eye finds the cell. */
export function sentenceOf({ code, column, params = {}, fields = [] }: Reason, lang: 'zh' | 'en'): string {
  const [sentences, fieldWords, comma] = lang === 'zh' ? [reasonsZh, fieldsZh, '、'] : [reasonsEn, fieldsEn, ', '];
  const values: Readonly<Record<string, string | number>> = { ...params, fields: fields.map((field) => fieldWords[field]).join(comma) };
  const sentence = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  if (column === undefined) return sentence;
  return lang === 'zh' ? `「${column}」${sentence}` : `${column}: ${sentence}`;
}
