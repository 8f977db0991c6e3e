import { brokenRules, meanKmOf, runPlanner } from '#modules/rotation/index.ts';
import { cityOf } from './city.ts';
import { optionsOf } from './options.ts';

/** A week's rotation of a made-up city in so many CPU-seconds, the program's start counted in; then every rule checked apart. */
export async function run(args: readonly string[]): Promise<object> {
  const options = optionsOf(args, ['branches', 'seed', 'seconds']);
  const branches = Math.round(options.number('branches', 300, 2, 3_000));
  const { problem } = cityOf(branches, Math.round(options.number('seed', 1, 0, 1e9)));
  const seconds = Math.max(0.5, options.number('seconds', 10, 1, 600) * 0.94 - cpuSeconds());
  const done = await runPlanner({ problem, seed: 1, seconds, limitKm: 3, cpuSeconds: true }, () => {}).done;
  const broken = brokenRules(problem, done.plan);
  for (const one of broken.slice(0, 10)) process.stderr.write(`${JSON.stringify(one)}\n`);
  return {
    branches, gap: rounded(done.gap ?? Infinity, 5), feasible: broken.length === 0, cpu_seconds: rounded(cpuSeconds(), 2), mean_km: rounded(meanKmOf(problem, done.plan), 4),
    bound_km: rounded(done.bound ?? 0, 4), moves: done.moves,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}
