import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { keepReading, noteReading, writeFile } from './acts/case-file.ts';
import { listIn } from './cases.ts';
import { bytesOfFile } from './reads/case-file.ts';

const STEP = 0.1;

/** Reads a file that was handed in, saying how far it is; it may run twice. */
export async function readFile(asking: Asking, file: string): Promise<void> {
  const { bytes } = await bytesOfFile(asking, { file, state: 'reading' });
  if (!bytes) return;
  let told = 0;
  const tell = async (share: number) => {
    if (share < told + STEP) return;
    told = share;
    await noteReading(asking, { file, share });
  };
  const handed = await listIn(asking, bytes, tell).catch((fault: unknown) => {
    if (fault instanceof Refusal) return fault;
    throw fault;
  });
  await keepReading(asking, { file, handed });
}

/** Writes a file whose preview was confirmed. */
export async function writeConfirmed(asking: Asking, file: string): Promise<void> {
  const { bytes } = await bytesOfFile(asking, { file, state: 'writing' });
  if (bytes) await writeFile(asking, { file, handed: await listIn(asking, bytes) });
}
