/** 现场照片: a JPEG by its content, small enough, without anything that a camera wrote beside the picture (place, device, time). */

const MOST_SIDE = 2_048;
const SOI = 0xd8;
const SOS = 0xda;
/** start-of-frame markers; the others in this range mean something else */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** The picture alone; undefined when it is no JPEG, is torn, or is larger than a phone shrinks it to. */
export function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI || bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let framed = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (bytes[at] !== 0xff || length < 2 || at + 2 + length > bytes.length) return undefined;
    if (FRAMES.has(marker)) {
      const [height, width] = [((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0), ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0)];
      if (height < 1 || width < 1 || height > MOST_SIDE || width > MOST_SIDE) return undefined;
      framed = true;
    }
    if (marker === SOS) return framed ? joined([...kept, bytes.subarray(at)]) : undefined;
    // APP0 is the plain header; APP1 and up and comments are what the camera wrote.
    const isNote = (marker > 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!isNote) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
