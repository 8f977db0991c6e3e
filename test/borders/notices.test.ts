import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#platform/root.ts';

describe('the licences of others', () => {
  it('are all in THIRD-PARTY-NOTICES.md', () => {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'notices.mjs'), '--check'], { stdio: 'pipe' });
    expect(readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8')).toContain('- fastify ');
  });

  it('hold none that would bind the bank’s own code', () => {
    const list = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8').split('\n').filter((line) => /^- \S+ \S+: /.test(line));
    expect(list.length).toBeGreaterThan(200);
    expect(list.filter((line) => /GPL|SSPL|BUSL|UNLICENSED|Commons Clause/.test(line) && !/\bOR\b/.test(line))).toEqual([]);
  });
});
