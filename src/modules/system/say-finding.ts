import type { Finding } from './figures.ts';
import { en } from './findings.en.ts';
import { zh } from './findings.zh.ts';

export type SaidFinding = Finding & Readonly<{ name: string; says: string; cure: string | null }>;

/** A finding in words; the cure only where there is something to cure. */
export function sayFinding(finding: Finding, lang: 'zh' | 'en'): SaidFinding {
  const { name, says, cure } = { zh, en }[lang][finding.check];
  const filled = says.replace(/\{(\w+)\}/g, (_, key: string) => String(finding.facts[key] ?? '')).trim();
  return { ...finding, name, says: filled, cure: finding.state === 'well' ? null : cure };
}
