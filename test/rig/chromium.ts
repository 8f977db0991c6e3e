import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { ROOT } from '#platform/root.ts';

export type Chromium = Readonly<{ executablePath: string; env: Record<string, string> }>;

const PACKAGE = join(ROOT, 'node_modules', '@sparticuz', 'chromium');

/** The browser from npm, unpacked once into this project's .cache; CHROMIUM_PATH names another one. */
export async function chromiumFiles(): Promise<Chromium> {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished) return { executablePath: wished, env: {} };
  // Every npm package has a version.
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = join(ROOT, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') } };
}

async function unpackInto(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  await pipeline(createReadStream(join(PACKAGE, 'bin', 'chromium.br')), createBrotliDecompress(), createWriteStream(join(half, 'chromium'), { mode: 0o755 }));
  untar(brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', 'al2023.tar.br'))), half);
  try {
    renameSync(half, folder);
  } catch {
    // Another test process was quicker.
    rmSync(half, { recursive: true, force: true });
  }
}

/** Plain files of a tar archive: 512 bytes of header (name at 0, octal size at 124, kind at 156), then the content in blocks. */
function untar(archive: Buffer, into: string): void {
  for (let at = 0; archive[at]; ) {
    const name = text(archive, at, 100);
    const size = Number.parseInt(text(archive, at + 124, 12), 8);
    if (text(archive, at + 156, 1) === '0') {
      mkdirSync(join(into, name, '..'), { recursive: true });
      writeFileSync(join(into, name), archive.subarray(at + 512, at + 512 + size));
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function text(archive: Buffer, at: number, length: number): string {
  return archive.toString('latin1', at, at + length).split('\0')[0] ?? '';
}
