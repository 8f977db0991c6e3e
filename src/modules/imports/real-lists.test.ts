import { describe, expect, test } from 'vitest';
import { importOptions } from './options.ts';
import { planned } from './plan.ts';
import { BRANCH_LISTS, hasData, realFile } from './real-data.ts';
import { readFile } from './read-file.ts';

/** rows, taken, of them doubtful, refused, held, machines left out; or the refusal of the whole file. */
const EXPECTED: Record<(typeof BRANCH_LISTS)[number], readonly number[] | string> = {
  'hk-bank-branches/2015_hsbcBranch.json': [403, 403, 0, 0, 0, 0],
  'hk-bank-branches/2015_hangsengBranch.json': [232, 232, 134, 0, 0, 0],
  'hk-bank-branches/2015_jetcoBranch.json.gz': [1529, 1525, 0, 0, 4, 0],
  'hk-bank-branches/2020_hsbc_openapi_atm.json.gz': [397, 375, 285, 22, 0, 0],
  'hk-bank-branches/2021_hangseng_openapi_atm.json.gz': [282, 282, 0, 0, 0, 0],
  'hk-bank-branches/hk01_branch.geojson': [461, 459, 0, 0, 2, 0],
  'hk-bank-branches/hk01_branch_rich.geojson': [243, 243, 0, 0, 0, 0],
  'hk-bank-branches/hk01_rich.geojson': [54, 54, 0, 0, 0, 0],
  'hk-bank-branches/hk01_atm.geojson': [1049, 1027, 0, 0, 22, 0],
  'hk-bank-branches/hang_seng.csv': [278, 276, 0, 0, 2, 0],
  'hk-bank-branches/icbc_asia_branches.csv': [154, 150, 5, 0, 4, 0],
  'hk-bank-branches/public_bank.csv': [32, 32, 0, 0, 0, 0],
  'sichuan-bank-outlets/network.flat.json': [199, 48, 48, 0, 0, 151],
  'berlin-bank-branches-osm/banks_raw.csv': [216, 216, 73, 0, 0, 0],
  'berlin-bank-branches-osm/final_banks_with_districts.csv': [216, 216, 73, 0, 0, 0],
  'cnaps-sample/cnaps_codes_44.txt': [44, 44, 0, 0, 0, 0],
  'bank-codes/swift_china.json': [2909, 2882, 355, 1, 26, 0],
  'bank-codes/zengin_branches.csv.xz': 'import.unknownKind',
  'bank-codes/ifsc_codes.json.gz': 'import.noRows',
  'bank-codes/ifsc_banknames.json': 'import.noRows',
};

describe.skipIf(!hasData)('real branch lists (skipped without ../shared/data)', () => {
  test.each(BRANCH_LISTS)('%s', async (path) => {
    const outcome = await readFile(realFile(path)).then((table) => {
      const { counts } = planned(table, 'hash', importOptions.parse({}), { branches: [], regions: [] });
      return [counts.rows, counts.taken, counts.doubtful, counts.refused, counts.held, counts.machine];
    }, (error: { code?: string }) => error.code);
    expect(outcome).toEqual(EXPECTED[path]);
  });
});
