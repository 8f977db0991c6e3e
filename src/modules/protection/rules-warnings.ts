import type { Agent } from './plan.ts';

/** 不混用、不过度消毒: what to say before it is done. Each is a warning that a person may heed or, knowing it, go on. */

export const WARNINGS = ['mix', 'notForElectronics', 'tooStrong', 'tooWeak', 'tooSoon'] as const;
export type Warning = (typeof WARNINGS)[number];

export type Use = Readonly<{ agent: Agent; strength: number; minutesAgo: number; place: string }>;
export type Limits = Readonly<{ mixMinutes: number; soonMinutes: number; mostMgPerLitre: number; leastAlcoholPercent: number; mostAlcoholPercent: number }>;

/** Chlorine with an acid gives chlorine gas; with alcohol or peroxide it gives harmful vapours or loses its effect; acids and peroxide burn. */
const DANGEROUS: Readonly<Record<Agent, readonly Agent[]>> = {
  chlorine: ['acid', 'alcohol', 'peroxide', 'quat'],
  acid: ['chlorine', 'peroxide'],
  alcohol: ['chlorine', 'peroxide'],
  peroxide: ['chlorine', 'acid', 'alcohol'],
  quat: ['chlorine'],
};

export function mayMix(one: Agent, other: Agent): boolean {
  return !DANGEROUS[one].includes(other) && !DANGEROUS[other].includes(one);
}

export function warningsFor(ask: {
  agent: Agent; strength: number; place: Readonly<{ id: string; electronic: boolean }>; planned: boolean; earlier: readonly Use[]; limits: Limits;
}): Warning[] {
  const { agent, strength, place, limits } = ask;
  // Vapours stay about the place itself: the zone's own surfaces and each machine are different places.
  const here = ask.earlier.filter((use) => use.place === place.id);
  const found: (Warning | false)[] = [
    here.some((use) => use.minutesAgo <= limits.mixMinutes && !mayMix(agent, use.agent)) && 'mix',
    place.electronic && agent !== 'alcohol' && agent !== 'quat' && 'notForElectronics',
    isTooStrong(agent, strength, limits) && 'tooStrong',
    agent === 'alcohol' && strength < limits.leastAlcoholPercent && 'tooWeak',
    // 过度消毒: nobody asked for it, and it was done a moment ago.
    !ask.planned && here.some((use) => use.minutesAgo < limits.soonMinutes) && 'tooSoon',
  ];
  return found.filter((one) => one !== false);
}

function isTooStrong(agent: Agent, strength: number, limits: Limits): boolean {
  if (agent === 'alcohol') return strength > limits.mostAlcoholPercent;
  return agent === 'chlorine' && strength > limits.mostMgPerLitre;
}
