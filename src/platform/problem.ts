import type { Params, Refusal } from '#kernel/refusal.ts';

export type Sentences = Readonly<{ zh: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> }>;

export type Problem = Readonly<{
  type: string; title: string; status: number; code: string; detail: string; zh: string; en: string;
  params?: Params; offer?: unknown; requestId: string;
}>;

/** A refusal as RFC 9457 problem+json, with the sentence in both languages and in the asker's as `detail`. */
export function problemOf(refusal: Refusal, sentences: Sentences, lang: 'zh' | 'en', requestId: string): Problem {
  const zh = filled(sentences.zh[refusal.code] ?? refusal.code, refusal.params);
  const en = filled(sentences.en[refusal.code] ?? refusal.code, refusal.params);
  return {
    type: `urn:kaimen:refusal:${refusal.code}`, title: refusal.code, status: refusal.status, code: refusal.code,
    detail: lang === 'en' ? en : zh, zh, en,
    ...(Object.keys(refusal.params).length > 0 && { params: refusal.params }),
    ...(refusal.offer !== undefined && { offer: refusal.offer }),
    requestId,
  };
}

function filled(sentence: string, params: Params): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
