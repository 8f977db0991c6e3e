import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#platform/root.ts';
import { rules } from './rules/index.ts';
import { filesBelow, readTree, type Tree } from './tree.ts';

const tree = readTree(ROOT);
const plantedRoot = join(ROOT, 'test', 'borders', 'planted');
const planted = readTree(plantedRoot);

describe('the borders of the house', () => {
  it('are checked on every source file, and those are many', () => {
    const all = ['src', 'world', 'test'].flatMap((folder) => filesBelow(ROOT, folder)).filter((path) => /\.tsx?$/.test(path));
    expect(tree.files.filter(({ path }) => /^(src|world|test)\/.*\.tsx?$/.test(path)).length).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
    expect(tree.files.reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(300);
  });

  it.each(rules)('$name: no violation', ({ find }) => {
    expect(find(tree).map(({ path, says }) => `${path}: ${says}`)).toEqual([]);
  });
});

describe('the border check itself', () => {
  it.each(rules)('$name: finds exactly what was planted for it', ({ name, find }) => {
    const wanted = plantedFor(planted, name);
    expect(wanted.length).toBeGreaterThan(0);
    expect([...new Set(find(planted).map(({ path }) => path))].sort()).toEqual(wanted);
  });
});

/** Each planted file says in its first lines which rules must find it: `expect: floors, tables`. */
function plantedFor({ files }: Tree, rule: string): string[] {
  const listed = readFileSync(join(plantedRoot, 'MISSING'), 'utf8').split('\n').filter((line) => line.startsWith(`${rule} `)).map((line) => line.slice(rule.length + 1));
  const marked = files.filter(({ text }) => new RegExp(`expect:.*\\b${rule}\\b(?!-)`).test(text.slice(0, 300))).map(({ path }) => path);
  return [...listed, ...marked].sort();
}
