import type { House } from '#platform/house.ts';
import { findingsOf } from '../rules.ts';
import { sayFinding } from '../say-finding.ts';
import { figuresOf } from './figures.ts';

/** The figures and what they mean, worst first, in the asker's language. */
export async function healthOf(house: House, lang: 'zh' | 'en') {
  const figures = await figuresOf(house);
  return { figures, findings: findingsOf(figures).map((one) => sayFinding(one, lang)) };
}
