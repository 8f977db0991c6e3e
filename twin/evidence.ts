import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';
import { lineOf, POLICIES, tableOf, type Comparison } from './compare.ts';

const [BEGIN, END] = ['<!-- twin -->', '<!-- /twin -->'];

/** The section of docs/evidence.md that the command writes itself: what was run, on which commit and seed, and what came out. */
export function writeEvidence(found: readonly Comparison[], { reps, seed }: { reps: number; seed: string }): void {
  const path = join(ROOT, 'docs', 'evidence.md');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '# Evidence\n\nFigures that a command wrote here itself, with its commit and seed.\n';
  const section = [BEGIN, sectionOf(found, reps, seed), END].join('\n');
  const [from, until] = [before.indexOf(BEGIN), before.indexOf(END)];
  const after = from >= 0 && until > from ? before.slice(0, from) + section + before.slice(until + END.length) : `${before.trimEnd()}\n\n${section}\n`;
  writeFileSync(path, after);
}

function sectionOf(found: readonly Comparison[], reps: number, seed: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  return `## The twin: policies on the same people

\`npm run -s twin -- --evidence --reps ${reps} --seed ${seed}\` at ${commit}. Three synthetic branches (twin/scenarios.ts), two working weeks a replication, the second
measured, ${reps} replications, the same people in every policy. Per day; waits in minutes from arrival to the start of service; ± is a 95 % interval.
**Results of synthetic branches are not results of a bank**, and how many people follow a suggestion is assumed.

${POLICIES.map(({ name, says }) => `- *${name}*: ${says}.`).join('\n')}

"Of the achievable" = what a policy takes off first come, as a share of what somebody with full knowledge could take off in a branch without a booth
(bound: ${found.map((one) => `${one.scenario} ${one.bound.mean.toFixed(1)} ±${one.bound.half.toFixed(1)}`).join(', ')} pair-hours); "by its own bound" allows the booth to that somebody as well.
"Others alike" came to the same kind of counter in the same hours as the elders they are compared with. Most of S1's gain comes from lifting the rigid separation of its queues.

${found.map(tableOf).join('\n\n')}

Last lines:
\`\`\`
${found.map(lineOf).join('\n')}
\`\`\``;
}
