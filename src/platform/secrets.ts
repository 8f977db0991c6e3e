import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Personal values at rest. Every stored value names its suite and key version (`intl.1.…`), so that a later suite (gm) or key can
 * be read beside it. Keys live in files outside the database, so that a backup of one does not open the other.
 */
export type Secrets = Readonly<{
  /** AES-256-GCM, bound to its purpose. */
  seal: (purpose: string, text: string) => string;
  open: (purpose: string, sealed: string) => string;
  /** A keyed digest (hex) to look a value up by, without storing it. */
  blind: (purpose: string, text: string) => string;
  /** With the key of one day (or of one kind of a day's data: '2026-03-02-staff'), destroyed when they expire: then no backup can be read either. */
  sealForDay: (day: string, text: string) => string;
  /** The text, or undefined when the day's key has been destroyed. */
  openForDay: (day: string, sealed: string) => string | undefined;
  destroyDay: (day: string) => boolean;
  /** A signature (hex) over a seal of the trail. */
  sign: (text: string) => string;
  /** A password of the program's database role, the same at each start with this key ring. */
  derived: (purpose: string) => string;
}>;

const SUITE = 'intl';
type Ring = { current: number; keys: Record<string, string> };

export function openSecrets(home: string): Secrets {
  const folder = join(home, 'keys');
  const ring = ringIn(folder);
  const derive = (version: number, purpose: string) => {
    const key = ring.keys[String(version)];
    if (key === undefined) throw new Error(`key version ${version} is not in ${folder}/ring.json`);
    return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), 'kaimen', purpose, 32));
  };
  const cache = new Map<string, Buffer>();
  const subkey = (version: number, purpose: string) => {
    const name = `${version} ${purpose}`;
    const known = cache.get(name) ?? derive(version, purpose);
    cache.set(name, known);
    return known;
  };
  const dayKey = (day: string): Buffer | undefined => {
    const file = dayFile(folder, day);
    return existsSync(file) ? Buffer.from(readFileSync(file, 'utf8'), 'base64') : undefined;
  };
  return {
    seal: (purpose, text) => `${SUITE}.${ring.current}.${encrypt(subkey(ring.current, `seal ${purpose}`), purpose, text)}`,
    open: (purpose, sealed) => {
      const [suite, version = '', body = ''] = sealed.split('.');
      if (suite !== SUITE) throw new Error(`unknown suite in a sealed value: ${suite}`);
      return decrypt(subkey(Number(version), `seal ${purpose}`), purpose, body);
    },
    blind: (purpose, text) => createHmac('sha256', subkey(1, `blind ${purpose}`)).update(text).digest('hex'),
    sealForDay: (day, text) => {
      const key = dayKey(day) ?? newDayKey(folder, day);
      return `${SUITE}.day.${encrypt(key, day, text)}`;
    },
    openForDay: (day, sealed) => {
      const key = dayKey(day);
      return key && decrypt(key, day, sealed.split('.')[2] ?? '');
    },
    destroyDay: (day) => {
      const file = dayFile(folder, day);
      if (!existsSync(file)) return false;
      writeFileSync(file, randomBytes(64));
      rmSync(file);
      return true;
    },
    sign: (text) => createHmac('sha256', subkey(1, 'trail seal')).update(text).digest('hex'),
    derived: (purpose) => subkey(1, `derived ${purpose}`).toString('base64url'),
  };
}

function ringIn(folder: string): Ring {
  const file = join(folder, 'ring.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const ring: Ring = { current: 1, keys: { 1: randomBytes(32).toString('base64') } };
    // wx: two programs that start at once must not each write a ring of their own.
    try {
      writeFileSync(file, JSON.stringify(ring), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Ring; // written above
}

function dayFile(folder: string, day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(-[a-z]+)?$/.test(day)) throw new Error('a day was expected');
  return join(folder, 'days', `${day}.key`);
}

function newDayKey(folder: string, day: string): Buffer {
  mkdirSync(join(folder, 'days'), { recursive: true });
  const file = dayFile(folder, day);
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

function encrypt(key: Buffer, purpose: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: Buffer, purpose: string, body: string): string {
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
}
