import { mkdtempSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSecrets } from './secrets.ts';

const home = () => mkdtempSync(join(tmpdir(), 'kaimen-keys-'));

test('a sealed value opens for its own purpose only, and no two seals of one value look alike', () => {
  const secrets = openSecrets(home());
  const sealed = secrets.seal('phone', '+8613800138000');
  expect(sealed).toMatch(/^intl\.1\./);
  expect(sealed).not.toBe(secrets.seal('phone', '+8613800138000'));
  expect(secrets.open('phone', sealed)).toBe('+8613800138000');
  expect(() => secrets.open('address', sealed)).toThrow(/authenticate/);
  expect(() => openSecrets(home()).open('phone', sealed)).toThrow(/authenticate/);
});

test('a changed value does not open', () => {
  const secrets = openSecrets(home());
  const sealed = secrets.seal('phone', 'x');
  expect(() => secrets.open('phone', `${sealed.slice(0, -2)}AA`)).toThrow(/authenticate/);
});

test('after a new key, old values still open and new ones use it', () => {
  const at = home();
  const before = openSecrets(at).seal('phone', 'old');
  const file = join(at, 'keys', 'ring.json');
  const ring = JSON.parse(readFileSync(file, 'utf8')) as { current: number; keys: Record<string, string> };
  writeFileSync(file, JSON.stringify({ current: 2, keys: { ...ring.keys, 2: Buffer.alloc(32, 7).toString('base64') } }));
  const secrets = openSecrets(at);
  expect(secrets.open('phone', before)).toBe('old');
  expect(secrets.seal('phone', 'new')).toMatch(/^intl\.2\./);
  expect(secrets.blind('phone', 'x')).toBe(openSecrets(at).blind('phone', 'x'));
});

test('when a day’s key is destroyed its values can no more be read', () => {
  const secrets = openSecrets(home());
  const sealed = secrets.sealForDay('2026-03-02', '37.5');
  expect(secrets.openForDay('2026-03-02', sealed)).toBe('37.5');
  expect(secrets.destroyDay('2026-03-02')).toBe(true);
  expect(secrets.openForDay('2026-03-02', sealed)).toBeUndefined();
  expect(secrets.destroyDay('2026-03-02')).toBe(false);
});
