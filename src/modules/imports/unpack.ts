import { gunzipSync } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '#kernel/refusal.ts';
import { IMPORT_LIMITS } from './limits.ts';

export type Unpacked = Readonly<{ kind: 'plain' | 'workbook'; bytes: Buffer; inside?: string }>;

/**
 * The bytes to read, with every size checked before and while unpacking. A file inside one archive is taken, an archive inside
 * an archive is not. A workbook stays packed; its parts have been inflated and counted once.
 */
export async function unpacked(bytes: Buffer): Promise<Unpacked> {
  if (bytes.length === 0) throw new Refusal('import.empty', { status: 422 });
  if (bytes.length > IMPORT_LIMITS.packedBytes) throw tooBig();
  switch (kindOf(bytes)) {
    case 'gzip':
      return plain(gunzipped(bytes), 'gzip');
    case 'zip':
      return fromZip(bytes);
    case 'ole':
      throw new Refusal('import.oldExcel', { status: 415 });
    case 'other':
      throw new Refusal('import.unknownKind', { status: 415 });
    case 'text':
      return { kind: 'plain', bytes };
  }
}

type Kind = 'gzip' | 'zip' | 'ole' | 'other' | 'text';

const SIGNS: readonly (readonly [Kind, string])[] = [
  ['gzip', '1f8b'], ['zip', '504b0304'], ['zip', '504b0506'], ['zip', '504b0708'], ['ole', 'd0cf11e0a1b11ae1'],
  ['other', 'fd377a585a00'], ['other', '425a68'], ['other', '377abcaf271c'], ['other', '526172211a07'], ['other', '28b52ffd'],
  ['other', '25504446'], ['other', '89504e47'], ['other', 'ffd8ff'],
];

/** By its first bytes; the name of a file says nothing. */
function kindOf(bytes: Buffer): Kind {
  const head = bytes.subarray(0, 8).toString('hex');
  return SIGNS.find(([, sign]) => head.startsWith(sign))?.[0] ?? 'text';
}

function plain(bytes: Buffer, inside: string): Unpacked {
  if (kindOf(bytes) !== 'text') throw new Refusal('import.nested', { status: 422 });
  if (bytes.length === 0) throw new Refusal('import.empty', { status: 422 });
  return { kind: 'plain', bytes, inside };
}

function gunzipped(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpacked(bytes.length) });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw new Refusal('import.broken', { status: 422 });
  }
}

async function fromZip(bytes: Buffer): Promise<Unpacked> {
  const zip = await opened(bytes);
  if (zip.entryCount > IMPORT_LIMITS.zipEntries) throw bomb();
  const most = mostUnpacked(bytes.length);
  let total = 0;
  const names: string[] = [];
  const only: Buffer[] = [];
  for await (const entry of entriesOf(zip)) {
    if (names.push(entry.fileName) > IMPORT_LIMITS.zipEntries) throw bomb();
    if (entry.fileName.endsWith('/')) continue;
    if (total + entry.uncompressedSize > most) throw bomb();
    const keep = names.length === 1;
    total += await inflated(zip, entry, most - total, keep ? only : undefined);
  }
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw new Refusal('import.macros', { status: 415 });
  if (names.includes('xl/workbook.xml')) return { kind: 'workbook', bytes };
  const files = names.filter((name) => !name.endsWith('/') && !name.startsWith('__MACOSX/'));
  const [name = ''] = files;
  if (files.length !== 1 || names[0] !== name) throw new Refusal('import.unknownKind', { status: 415 });
  return plain(Buffer.concat(only), name);
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => (error ? reject(new Refusal('import.broken', { status: 422 })) : resolve(zip)));
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const done = (found?: Entry) => {
        zip.removeAllListeners();
        resolve(found);
      };
      zip.once('entry', done);
      zip.once('end', () => done());
      zip.once('error', () => {
        zip.removeAllListeners();
        reject(new Refusal('import.broken', { status: 422 }));
      });
      zip.readEntry();
    });
    if (!entry) return;
    if (entry.isEncrypted()) throw new Refusal('import.encrypted', { status: 415 });
    yield entry;
  }
}

/** Inflates one entry and counts what comes out; stops at the limit, whatever the entry declared. */
function inflated(zip: ZipFile, entry: Entry, most: number, into: Buffer[] | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new Refusal('import.broken', { status: 422 }));
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        into?.push(part);
        if (size > most) stream.destroy(bomb());
      });
      stream.on('end', () => resolve(size));
      // yauzl stops a stream that gives more bytes than its entry declared.
      stream.on('error', (fault) => reject(fault instanceof Refusal ? fault : new Refusal('import.sizesLie', { status: 422 })));
    });
  });
}

function mostUnpacked(packed: number): number {
  return Math.min(IMPORT_LIMITS.unpackedBytes, Math.max(IMPORT_LIMITS.freeBytes, packed * IMPORT_LIMITS.ratio));
}

function tooBig(): Refusal {
  return new Refusal('import.tooBig', { status: 413, params: { mb: IMPORT_LIMITS.packedBytes / 1024 / 1024 } });
}

function bomb(): Refusal {
  return new Refusal('import.bomb', { status: 413, params: { mb: IMPORT_LIMITS.unpackedBytes / 1024 / 1024, ratio: IMPORT_LIMITS.ratio } });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
