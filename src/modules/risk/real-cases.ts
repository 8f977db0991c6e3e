import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';

const FILE = join(process.env['KAIMEN_DATA'] ?? join(ROOT, '..', 'shared', 'data'), 'covid-daily-china-2020', 'china_province_city_daily.csv.xz');

/** Daily totals by province and city, China 2019-12-01 to 2020-03-01; undefined where the file or xz is not there. */
export function realCases(): Buffer | undefined {
  if (!existsSync(FILE)) return undefined;
  try {
    return execFileSync('xz', ['-dc', FILE], { maxBuffer: 64 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}
