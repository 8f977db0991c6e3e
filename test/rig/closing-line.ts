import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Says at the very end, alone on the last line, how the run went: `N passed, N failed, N skipped`. A module that failed to
 * load, an error outside any test, and a run that broke off each count as a failure.
 */
export default class ClosingLine implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  onInit(): void {
    process.once('exit', (code) => {
      if (this.counts.failed > 0) process.exitCode = code || 1;
      else if (code !== 0) this.counts.failed = 1;
      const { passed, failed, skipped } = this.counts;
      writeSync(1, `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.counts.failed += unhandledErrors.length;
    for (const module of modules) this.count(module);
  }

  private count(module: TestModule): void {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') this.counts.passed += 1;
      else if (state === 'skipped') this.counts.skipped += 1;
      else failedHere += 1;
    }
    // Errors of a suite's hooks, or of loading the module, that no test carries.
    if (failedHere === 0 && !module.ok()) failedHere = 1;
    this.counts.failed += failedHere;
  }
}
