// The fuzz of test/proof at length, with chance of its own: `npm run soak -- 2000` asks every route 2,000 times. It prints its seed; a
// fault is repeated with `npm run soak -- 2000 SEED`.
import { spawnSync } from 'node:child_process';

const [inputs = '2000', seed = String(Math.floor(Math.random() * 1e9))] = process.argv.slice(2);
process.stdout.write(`inputs per route: ${inputs}, seed: ${seed}\n`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/proof/fuzz.test.ts'], {
  stdio: 'inherit', env: { ...process.env, KAIMEN_FUZZ_INPUTS: inputs, KAIMEN_FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
