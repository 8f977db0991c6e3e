import { availableParallelism, loadavg } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { chanceOf } from '#kernel/chance.ts';
import { brokenRules, meanKmOf, openPlanner, runPlanner } from '#modules/rotation/index.ts';
import { cityOf } from './city.ts';
import { optionsOf } from './options.ts';

const SMALLEST = 20;
const LARGEST = 600;
/** A small town too needs its bound and a search. */
const LEAST_SECONDS = 0.6;
const SAY_EVERY_MS = 5_000;

type Planned = Readonly<{ size: number; km: number; gap: number; broken: number; people: number }>;

/**
 * A nation planned city by city, as many cities at once as there are processors. How many branches a city has falls as it does in life
 * (a few large, many small); a city has time by its size. How far it is goes to stderr.
 */
export async function run(args: readonly string[]): Promise<object> {
  const options = optionsOf(args, ['branches', 'seed', 'seconds']);
  const branches = Math.round(options.number('branches', 15_000, SMALLEST, 100_000));
  const seed = Math.round(options.number('seed', 1, 0, 1e9));
  const aHundred = options.number('seconds', 1, 0.2, 60);
  const begun = performance.now();
  const waiting = sizesOf(branches, seed).map((size, n) => ({ size, seed: seed * 1_000 + n }));
  const cities = waiting.length;
  const done: Planned[] = [];
  const passed = () => over((performance.now() - begun) / 1_000, 1);
  const say = () => process.stderr.write(`${passed()} s: ${done.length} of ${cities} cities planned, ${sum(done, (one) => one.size)} of ${branches} branches\n`);
  say();
  const saying = setInterval(say, SAY_EVERY_MS);
  const works = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let city = waiting.shift(); city; city = waiting.shift()) {
      worker ??= openPlanner().once('exit', () => { worker = undefined; });
      done.push(await planned(city.size, city.seed, Math.max(LEAST_SECONDS, (aHundred * city.size) / 100), worker));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, works));
  clearInterval(saying);
  const people = sum(done, (one) => one.people);
  // A bound that was not found in time, on a busy machine, is said: its city has no gap.
  const bounded = done.filter((one) => Number.isFinite(one.gap));
  const gaps = bounded.map((one) => one.gap).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage();
  return {
    branches: sum(done, (one) => one.size), cities, largest: Math.max(...done.map((one) => one.size)), feasible: done.every((one) => one.broken === 0), seconds: passed(), cpu_seconds: over((user + system) / 1e6, 1),
    mean_km: over(sum(done, (one) => one.km * one.people) / people, 4), gap_median: over(gaps[gaps.length >> 1] ?? Infinity, 5), gap_mean: over(sum(bounded, (one) => one.gap * one.people) / sum(bounded, (one) => one.people), 5),
    gap_worst: over(gaps.at(-1) ?? Infinity, 5), without_bound: cities - gaps.length, cities_above_1_percent: gaps.filter((gap) => gap > 0.01).length, seconds_a_hundred_branches: aHundred, load: over(loadavg()[0] ?? 0, 1),
  };
}

async function planned(size: number, seed: number, seconds: number, worker: Worker): Promise<Planned> {
  const { problem } = cityOf(size, seed);
  const { plan, gap } = await runPlanner({ problem, seed: 1, seconds, limitKm: 3, cpuSeconds: false }, () => {}, worker).done;
  return { size, km: meanKmOf(problem, plan), gap: gap ?? Infinity, broken: brokenRules(problem, plan).length, people: problem.weight.reduce((all, one) => all + one, 0) };
}

function sum(list: readonly Planned[], of: (one: Planned) => number): number {
  return list.reduce((all, one) => all + of(one), 0);
}

function over(value: number, places: number): number {
  return Number(value.toFixed(places));
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
