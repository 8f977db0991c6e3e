import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kilometres, readSites, type Site } from '#modules/imports/index.ts';
import { splitInHalves } from '#modules/rotation/index.ts';
import { optionsOf } from './options.ts';

/** Two halves on alternate days over a real branch list; `open` are positions in the file (in all files, one after the other). */
export async function run(args: readonly string[]): Promise<object> {
  const options = optionsOf(args, ['branches', 'bank', 'radius', 'seconds', 'seed']);
  const radius = options.number('radius', 1, 0.01, 1_000);
  const seconds = options.number('seconds', 2.5, 0.1, 600);
  const begun = performance.now();
  const all = await sitesOf(options.texts('branches'));
  const bank = options.texts('bank').at(-1);
  const sites = bank === undefined ? all : all.filter((one) => folded(one.bank) === folded(bank));
  if (sites.length === 0) throw new Error(`no such bank: ${bank ?? ''}. The list has: ${[...new Set(all.map((one) => one.bank))].join(', ')}`);
  const placed = sites.flatMap((one) => (one.point ? [{ ...one, point: one.point }] : []));
  const near = placed.map((one) => placed.flatMap((other, j) => (kilometres(one.point, other.point) <= radius ? [j] : [])));
  const split = splitInHalves(near, { seed: Math.round(options.number('seed', 1, 0, 1e9)), spent: () => (performance.now() - begun) / 1_000 / seconds });
  const half = (day: number) => placed.filter((_, i) => split.day[i] === day).map((one) => one.at);
  return {
    bank: bank ?? 'all', branches: placed.length, radius_km: radius, covered: rounded(split.covered / (2 * placed.length)), seconds: rounded((performance.now() - begun) / 1_000),
    open: [half(0), half(1)], upper_bound: rounded(split.most / (2 * placed.length)), without_place: sites.length - placed.length,
  };
}

async function sitesOf(paths: readonly string[]): Promise<Site[]> {
  if (paths.length === 0) throw new Error('--branches FILE is needed: a branch list with coordinates (GeoJSON, JSON, CSV, xlsx)');
  const sites: Site[] = [];
  for (const path of paths.flatMap(filesOf)) for (const site of await readSites(readFileSync(path))) sites.push({ ...site, at: sites.length });
  return sites;
}

/** A folder stands for its GeoJSON lists of branches; lists of machines stay out. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).filter((name) => name.endsWith('.geojson') && !/atm/i.test(name)).sort().map((name) => join(path, name));
}

/** Banks are written in more than one way: 恒生 and 恆生, 滙豐 and 匯豐. */
function folded(bank: string): string {
  return bank.normalize('NFKC').toLowerCase().replaceAll('恆', '恒').replaceAll(/[滙汇]/g, '匯').replaceAll(/\s/g, '');
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
