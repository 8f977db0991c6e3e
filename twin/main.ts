import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { compare, lineOf, POLICIES, tableOf } from './compare.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

/** `npm run -s twin -- --scenario S2 --reps 200 --json`: each policy on the same people; the product's own on the last line. */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'S2' }, reps: { type: 'string', default: '200' }, seed: { type: 'string', default: 'kaimen' },
    threads: { type: 'string', default: String(availableParallelism()) }, json: { type: 'boolean', default: false },
  },
});
const wanted = { reps: count(values.reps, 'reps'), threads: count(values.threads, 'threads'), seed: values.seed };
const names = Object.keys(SCENARIOS) as ScenarioName[]; // keys of the table

const name = names.find((one) => one === values.scenario) ?? stop(`scenarios: ${names.join(', ')}`);
const found = await compare(name, { ...wanted, progress: (done) => say(`${name} ${done}/${wanted.reps}`) });
if (values.json) for (const policy of POLICIES) process.stdout.write(`${JSON.stringify({ scenario: name, policy: policy.name, ...found.of(policy.name) })}\n`);
else process.stdout.write(`${tableOf(found)}\n`);
process.stdout.write(`${lineOf(found)}\n`);
process.exit(0);

function count(text: string, name: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= 10_000 ? value : stop(`--${name} takes a whole number from 1 to 10000`);
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** Progress is for people at a terminal, never in a file. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text} `);
}
