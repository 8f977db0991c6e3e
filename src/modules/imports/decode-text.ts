import { Refusal } from '#kernel/refusal.ts';

export type Decoded = Readonly<{ text: string; encoding: 'UTF-8' | 'UTF-16' | 'GB18030' }>;

/**
 * BOM, then UTF-8 in fatal mode, then GB18030 in fatal mode; never the other way round, since UTF-8 bytes decode as GB18030
 * without complaint (SECURITY 6). A NUL says that it is no text.
 */
export function decoded(bytes: Buffer): Decoded {
  const found = byMark(bytes) ?? tried(bytes, 'utf-8', 'UTF-8') ?? tried(bytes, 'gb18030', 'GB18030');
  if (!found || found.text.includes('\0')) throw new Refusal('import.notText', { status: 415 });
  return found;
}

function byMark(bytes: Buffer): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tried(bytes, 'utf-16le', 'UTF-16');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tried(bytes, 'utf-16be', 'UTF-16');
  return undefined;
}

function tried(bytes: Buffer, label: string, encoding: Decoded['encoding']): Decoded | undefined {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}
