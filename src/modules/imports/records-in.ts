import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '#kernel/refusal.ts';
import { decoded } from './decode-text.ts';
import { unguarded } from './guard.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { delimiterOf, rulesOfText, tooWide, whyBroken } from './read-cells.ts';
import { readWorkbook } from './read-workbook.ts';
import { unpacked } from './unpack.ts';

/** Read between two looks at what else the program has to do. */
const SLICE_CHARACTERS = 128 * 1024;

export type Reading = Readonly<{ /** at most so many rows, the header counted */ most: number; /** how much of the file has been read, 0 to 1 */ tell?: (share: number) => Promise<void> }>;

/**
 * The rows of a long list, one after another: text of any length up to what may be unpacked, without holding all of it in cells and
 * without making others wait; a workbook as far as workbooks go.
 */
export async function* recordsIn(bytes: Buffer, { most, tell }: Reading): AsyncGenerator<readonly string[]> {
  const { kind, bytes: inside } = await unpacked(bytes);
  if (kind === 'workbook') return yield* (await readWorkbook(inside)).records.map((record) => record.map(unguarded));
  const { text } = decoded(inside);
  const rows = parse(rulesOfText(delimiterOf(text)));
  const fed = Readable.from(slicesOf(text, tell)).on('error', (fault) => rows.destroy(fault));
  fed.pipe(rows);
  let nth = 0;
  try {
    for await (const record of rows as AsyncIterable<string[]>) { // csv-parse names no type for its rows
      nth += 1;
      if (nth > most) throw new Refusal('import.tooManyRows', { status: 413, params: { most } });
      if (record.length > IMPORT_LIMITS.columns) throw tooWide();
      yield record.map(unguarded);
    }
  } catch (fault) {
    throw fault instanceof CsvError ? whyBroken(fault) : fault;
  } finally {
    fed.destroy();
  }
}

async function* slicesOf(text: string, tell: Reading['tell']): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += SLICE_CHARACTERS) {
    await nextTurn();
    await tell?.(at / text.length);
    yield text.slice(at, at + SLICE_CHARACTERS);
  }
}
