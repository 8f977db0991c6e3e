import { parseArgs } from 'node:util';

/** `npm run -s score -- wait|arrivals --train … --test …`: the product's own estimators on real data; the figures are the last line, as JSON. */
const scores: Readonly<Record<string, () => Promise<{ score: (paths: { train: string; test: string | undefined }) => { figures: object; evidence: () => void } }>>> = {
  wait: () => import('./wait.ts'),
  arrivals: () => import('./arrivals.ts'),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { train: { type: 'string' }, test: { type: 'string' }, evidence: { type: 'boolean' } } });
const open = scores[positionals[0] ?? ''];
if (!open || !values.train) {
  process.stderr.write('score wait --train DIR [--test FILE] [--evidence]\nscore arrivals --train FILE [--test FILE] [--evidence]\nWithout --test, --train is split by date and by office.\n');
  process.exit(2);
}
try {
  const { figures, evidence } = (await open()).score({ train: values.train, test: values.test });
  if (values.evidence) evidence();
  process.stdout.write(`${JSON.stringify({ score: positionals[0], ...figures })}\n`);
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
}
