import type { House } from '#platform/house.ts';
import type { Figures, Finding } from '../figures.ts';
import { findingsOf } from '../rules.ts';
import { figuresOf } from './figures.ts';

/** The figures of this moment and what they mean, the worst first; `sayFinding` puts one into words. */
export async function healthOf(house: House): Promise<{ figures: Figures; findings: Finding[] }> {
  const figures = await figuresOf(house);
  return { figures, findings: findingsOf(figures) };
}
