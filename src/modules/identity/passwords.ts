import { hash, verify } from '@node-rs/argon2';
import { createHash, randomBytes } from 'node:crypto';

// OWASP's lowest recommended cost for argon2id: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MOST_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];
let noPassword: Promise<string> | undefined;

export async function passwordHash(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** Always costs one verification, so that an unknown login takes as long as a wrong password. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  noPassword ??= hash(randomBytes(16).toString('hex'), COST);
  const against = stored ?? (await noPassword);
  const fits = await inTurn(() => verify(against, password).catch(() => false));
  return fits && stored !== null && stored !== undefined;
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Few at a time: hashing must not starve everything else on a small machine. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
