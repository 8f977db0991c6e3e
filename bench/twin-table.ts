import { availableParallelism } from 'node:os';
import { compare, lineOf, POLICIES, tableOf, type Comparison } from '#twin/compare.ts';
import { SCENARIOS, type ScenarioName } from '#twin/scenarios.ts';
import { writeEvidence } from './evidence.ts';

const REPS = Number(process.env['BENCH_REPS'] ?? 200);
const SEED = 'kaimen';

/** All scenarios and policies of the twin, as a table in docs/evidence.md. */
export async function run(): Promise<object> {
  const found: Comparison[] = [];
  for (const name of Object.keys(SCENARIOS) as ScenarioName[]) found.push(await compare(name, { reps: REPS, threads: availableParallelism(), seed: SEED })); // keys of the table
  writeEvidence({ command: 'npm run -s bench -- twin-table', seed: SEED, about: aboutOf(found), figures: `${found.map(tableOf).join('\n\n')}\n\n\`\`\`json\n${found.map(lineOf).join('\n')}\n\`\`\`` });
  return { reps: REPS, seed: SEED, scenarios: found.map(({ scenario, seconds, visitors }) => ({ scenario, seconds: Math.round(seconds), visitors: Math.round(visitors) })) };
}

function aboutOf(found: readonly Comparison[]): string {
  return `Three synthetic branches (\`twin/scenarios.ts\`), two working weeks a replication of which the second is measured, ${REPS} replications, the same people in every policy.
Per day; waits in minutes from arrival to the start of service; ± is a 95 % interval. **Results of synthetic branches are not results of a bank**, and how many people follow a suggestion is assumed.

${POLICIES.map(({ name, says }) => `- *${name}*: ${says}.`).join('\n')}

"Of the achievable": what a policy takes off first come, as a share of what full knowledge could take off in a branch without a booth (bound: ${found.map((one) => `${one.scenario} ${one.bound.mean.toFixed(1)} ±${one.bound.half.toFixed(1)}`).join(', ')} pair-hours);
"by its own bound" allows full knowledge the booth as well. "Others alike" came to the same kind of counter in the same hours as the elders beside them; elders wait longer on the
whole because they come at the busiest hours and before the doors open, and are sent to no machine; what other rules do for them is in docs/benchmarks.md. Most of S1's gain comes from lifting
the rigid separation of its queues.`;
}
