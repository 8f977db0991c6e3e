import { Worker } from 'node:worker_threads';
import { Refusal } from '#kernel/refusal.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Grid } from './table.ts';
import { reason } from './reason.ts';
import type { FromWorkbook } from './xlsx-worker.ts';

/** The source runs under tsx in tests; the program has the worker as a file of its own beside main.js. */
const IN_SOURCE = import.meta.url.endsWith('.ts');

/** An xlsx workbook, read as a stream in a worker with a heap of its own and a time limit (SECURITY 6). */
export async function readWorkbook(bytes: Buffer): Promise<Grid> {
  const found = await inWorker(bytes);
  if ('refused' in found) throw new Refusal(found.refused, { status: 422, params: { most: IMPORT_LIMITS.rows } });
  return {
    format: 'xlsx',
    delimiter: ',',
    records: found.records,
    sheet: found.sheet,
    numericCells: new Set(found.numeric),
    notes: found.sheets > 1 ? [reason('file.sheet', { sheet: found.sheet, count: found.sheets })] : [],
  };
}

function inWorker(bytes: Buffer): Promise<FromWorkbook> {
  const script = new URL(IN_SOURCE ? './xlsx-worker.ts' : './xlsx-worker.js', import.meta.url);
  // A worker of Node 20 does not take tsx by --import, so in the source it registers tsx itself.
  const throughTsx = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  const worker = new Worker(IN_SOURCE ? throughTsx : script, {
    eval: IN_SOURCE,
    workerData: { bytes: new Uint8Array(bytes), limits: IMPORT_LIMITS },
    resourceLimits: { maxOldGenerationSizeMb: IMPORT_LIMITS.workbookHeapMb },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Refusal('import.workbookSlow', { status: 422, params: { seconds: IMPORT_LIMITS.workbookSeconds } }));
    }, IMPORT_LIMITS.workbookSeconds * 1_000);
    worker.once('message', (found: FromWorkbook) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(found);
    });
    worker.once('error', () => {
      clearTimeout(timer);
      reject(new Refusal('import.workbookBroken', { status: 422 }));
    });
  });
}
