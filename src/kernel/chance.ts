/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32 over an FNV-1a hash of the seed). */
export type Chance = () => number;

export function chanceOf(...seed: readonly (string | number)[]): Chance {
  let state = hash(seed.join('/'));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<One>(chance: Chance, from: readonly One[]): One {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** One of several, each as likely as its weight says. */
export function pickByWeight<One>(chance: Chance, from: readonly (readonly [One, number])[]): One {
  let left = chance() * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [one, weight] of from) {
    left -= weight;
    if (left < 0) return one;
  }
  return pick(chance, from)[0];
}

/** Standard normal (Box and Muller). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Service times are lognormal, not exponential (TWIN A.3). `cv` is the spread relative to the mean. */
export function lognormal(chance: Chance, mean: number, cv: number): number {
  const variance = Math.log(1 + cv * cv);
  return mean * Math.exp(Math.sqrt(variance) * normal(chance) - variance / 2);
}

/** How many happen when `mean` are expected (Knuth for small means, a rounded normal above). */
export function poisson(chance: Chance, mean: number): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let left = chance(); left > limit; left *= chance()) count += 1;
  return count;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
