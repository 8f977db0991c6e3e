import { availableParallelism } from 'node:os';
import { chanceOf } from '#kernel/chance.ts';
import { brokenRules, meanKmOf, runPlanner, type PlanNews } from '#modules/rotation/index.ts';
import { cityOf } from './city.ts';
import { optionsOf } from './options.ts';

const SMALLEST = 20;
const LARGEST = 600;

/** A nation planned city by city, as many cities at once as there are processors; the sizes of cities fall as they do in life. */
export async function run(args: readonly string[]): Promise<object> {
  const options = optionsOf(args, ['branches', 'seed', 'seconds']);
  const branches = Math.round(options.number('branches', 15_000, SMALLEST, 100_000));
  const seed = Math.round(options.number('seed', 1, 0, 1e9));
  const each = options.number('seconds', 2, 0.2, 60);
  const begun = performance.now();
  const waiting = sizesOf(branches, seed).map((size, n) => ({ size, seed: seed * 1_000 + n }));
  const cities = waiting.length;
  const results: { size: number; km: number; gap: number; broken: number; people: number }[] = [];
  const works = async (): Promise<void> => {
    for (let city = waiting.shift(); city; city = waiting.shift()) {
      const { problem } = cityOf(city.size, city.seed);
      const done: PlanNews = await runPlanner({ problem, seed: 1, seconds: each, limitKm: 3, cpuSeconds: false }, () => {}).done;
      results.push({
        size: city.size, km: meanKmOf(problem, done.plan), gap: done.gap ?? Infinity, broken: brokenRules(problem, done.plan).length, people: problem.weight.reduce((sum, one) => sum + one, 0),
      });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, works));
  const people = results.reduce((sum, one) => sum + one.people, 0);
  const { user, system } = process.cpuUsage();
  const over = (value: number, places: number) => Number(value.toFixed(places));
  return {
    branches: results.reduce((sum, one) => sum + one.size, 0), cities, feasible: results.every((one) => one.broken === 0), seconds: over((performance.now() - begun) / 1_000, 1),
    cpu_seconds: over((user + system) / 1e6, 1), mean_km: over(results.reduce((sum, one) => sum + one.km * one.people, 0) / people, 4),
    gap_mean: over(results.reduce((sum, one) => sum + one.gap * one.people, 0) / people, 5), gap_worst: over(Math.max(...results.map((one) => one.gap)), 5), seconds_a_city: each,
  };
}

function sizesOf(branches: number, seed: number): number[] {
  const chance = chanceOf('nation', seed);
  const sizes: number[] = [];
  for (let left = branches; left > 0;) {
    const drawn = Math.min(LARGEST, Math.round(SMALLEST / Math.max(0.02, chance())));
    const size = left - drawn < SMALLEST ? left : drawn;
    sizes.push(size);
    left -= size;
  }
  return sizes.toSorted((a, b) => b - a);
}
