import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; for what happens by itself, such as a live picture. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, patienceMs = 10_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); await sleep(25)) {
    if (Date.now() > end) throw new Error(`did not happen within ${patienceMs} ms: ${what}`);
  }
}
