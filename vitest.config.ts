import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/rig/longest-first.ts';

// Limits say that something hangs, never that it is slow: a busy machine seeds the sample bank in two minutes.
const quickly = { testTimeout: 60_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    ...quickly,
    pool: 'forks',
    // Files share what they import: loading it anew for each took two minutes of CPU. A test may therefore leave nothing behind in a module.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/rig/closing-line.ts'],
    projects: [
      { extends: true, test: { ...quickly, name: 'borders', include: ['test/borders/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...quickly,
          // A proof that waits for jobs may wait for its neighbours' transactions.
          testTimeout: 120_000,
          // A third of these files starts servers and waits for them.
          maxWorkers: 4,
          name: 'unit',
          include: ['src/**/*.test.ts', 'world/**/*.test.ts', 'twin/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/borders/**', 'test/stories/**'],
          globalSetup: ['./test/rig/postgres.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...quickly,
          testTimeout: 120_000,
          // A browser story waits more than it works.
          maxWorkers: 4,
          name: 'stories',
          include: ['test/stories/**/*.test.ts'],
          globalSetup: ['./test/rig/postgres.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
