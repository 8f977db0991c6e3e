import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '#kernel/actor.ts';
import { ROOT } from '#platform/root.ts';
import { live, table, type Row } from './permissions.table.ts';

/** What a page asks only for those of its roles that may: it looks at the roles itself. Seen so by a person, line by line. */
const ASKED_BY_ROLE: Readonly<Record<string, readonly string[]>> = {
  exposure: ['GET /api/overview/exposure'],
  closures: [
    'GET /api/closures', 'GET /api/branches/:branch/closure-offers/:offer/phone', 'GET /api/branches/:branch/closure-offers/:offer/choices',
    'GET /api/branches/:branch/closures/:closure/numbers', 'GET /api/branches/:branch/closures/outlook',
  ],
  net: ['GET /api/protection/branches'],
  risk: ['GET /api/risk/case-files/:file', 'GET /api/risk/case-files/:file/returned'],
  gates: ['GET /api/branches/:branch/days/:date/ways/:number'],
  health: ['GET /api/branches/:branch/staff-health', 'GET /api/branches/:branch/staff-health/:staff'],
  'mask-rule': ['GET /api/mask-rules'],
  screens: ['GET /api/playlist/items/:item/delivered'],
  register: ['GET /api/branches/:branch/purge-certificates'],
  services: ['GET /api/services/:code/versions'],
  offline: ['GET /api/branches/:branch/offline-records'],
  cards: ['GET /api/cards', 'GET /api/card-usage', 'GET /api/branches/:branch/card-usage'],
};

type Page = { path: string; file: string; roles: readonly string[] };

const pages: readonly Page[] = [...readFileSync(join(ROOT, 'src/desks/staff/desks.ts'), 'utf8').matchAll(/\.\.\.page\('([\w-]+)', '([\w-]+)', '(\w+)',.*\[([^\]]*)\]/g)]
  .map(([, path = '', module = '', name = '', roles = '']) => ({ path, file: join(ROOT, 'src/modules', module, 'web', `${name}.tsx`), roles: [...roles.matchAll(/'(\w+)'/g)].map(([, role = '']) => role) }))
  .filter(({ file }) => existsSync(file));

describe('a desk offers only pages that the person may read', () => {
  it('finds the pages, their roles and what they read', () => {
    expect(pages.length).toBeGreaterThan(9);
    for (const { path, roles } of pages) expect([path, roles.length > 0, roles.filter((role) => !STAFF_ROLES.some((one) => one === role))]).toEqual([path, true, []]);
    expect(pages.filter(({ file }) => neededBy(file).length === 0)).toEqual([]);
  });

  it.each(pages.map((page) => [page.path, page] as const))('%s', (path, { file, roles }) => {
    const closed = roles.flatMap((role) => neededBy(file).filter((asked) => !may(asked, role) && !ASKED_BY_ROLE[path]?.includes(asked)).map((asked) => `${role} is offered /desk/${path} and may not ${asked}`));
    expect(closed).toEqual([]);
  });
});

function may(read: string, role: string): boolean {
  const row: Row | undefined = read.startsWith('live ') ? live[read.slice(5)] : table[read];
  return row?.roles.includes(role) ?? false;
}

/** What a page cannot do without: its reads and live pictures; where it has none, its deeds. (Which deeds it offers, it tells by role.) */
function neededBy(file: string): string[] {
  const text = partsOf(file).map((part) => readFileSync(part, 'utf8')).join('\n');
  const named = (verbs: string) => [...text.matchAll(new RegExp(`'((?:${verbs}) /api/[^']+)'`, 'g'))].map(([, key = '']) => key);
  const live = [...text.matchAll(/\}\/live\/([\w+]+)/g)].flatMap(([, views = '']) => views.split('+').map((view) => `live ${view}`));
  const reads = [...new Set([...named('GET'), ...live])];
  return reads.length > 0 ? reads : named('POST|PUT|DELETE');
}

function partsOf(file: string, known = new Set<string>()): string[] {
  if (known.has(file) || !existsSync(file)) return [...known];
  known.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) partsOf(join(dirname(file), from), known);
  return [...known].filter((part) => /\/web\//.test(relative(ROOT, part)));
}
