import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { sql } from '#platform/sql.ts';
import { confirmList, importOptions, previewList, type BranchList } from '../index.ts';

let house: TestHouse;
beforeAll(async () => { house = await openHouse(); }, 120_000);
afterAll(() => house?.close());

const HEADER = '网点代码,网点名称,地址,电话,区域,营业时间';
const list = (rows: readonly string[], options: object = {}): BranchList => ({ name: '名单.csv', bytes: Buffer.from([HEADER, ...rows].join('\n')), options: importOptions.parse(options) });
const hq = () => house.asking(somebody('hq_operations'));
const countOf = (code: string) => house.house.db.look({ branches: 'all' }, (tx) => tx.one<{ count: number }>(sql`select count(*) as count from branches.branch where code like ${code}`)).then(({ count }) => count);

test('good rows go in together with their hours, and the same list again changes nothing', async () => {
  const given = list(['N1,甲支行,一路1号,021-62221111,城东,周一至周五 9:00-17:00', 'N2,乙支行,二路2号,,城东,8:30-18:00', 'N3,,三路3号,,城东,']);
  const { token, counts } = await previewList(hq(), given);
  expect(counts).toMatchObject({ taken: 2, doubtful: 1, refused: 1 });
  expect(await countOf('N_')).toBe(0);
  expect(await confirmList(hq(), given, token)).toMatchObject({ written: 2, withHours: 1, regions: 1, again: false });
  expect(await confirmList(hq(), given, token)).toMatchObject({ again: true });
  const next = await previewList(hq(), given);
  expect(next.counts).toMatchObject({ taken: 0, known: 2 });
  expect(await confirmList(hq(), given, next.token)).toMatchObject({ written: 0, again: true });
  expect(await countOf('N_')).toBe(2);
  const doubts = await house.house.db.look({ branches: 'all' }, (tx) => tx.many<{ written: object }>(sql`select written from branches.import_doubt`));
  expect(doubts).toEqual([{ written: { hours: '8:30-18:00' } }]);
});

test('another preview than the one confirmed, or one without a region, writes nothing', async () => {
  const given = list(['S1,甲支行,五路,,城东,', 'S2,乙支行,六路,,城东,']);
  await expect(confirmList(hq(), given, 'f'.repeat(64))).rejects.toMatchObject({ code: 'import.previewStale' });
  const homeless = list(['S3,丙支行,七路,,,']);
  const { token, questions } = await previewList(hq(), homeless);
  expect(questions).toContain('region');
  await expect(confirmList(hq(), homeless, token)).rejects.toMatchObject({ code: 'import.regionNeeded' });
  expect(await countOf('S_')).toBe(0);
});

test('of two lists with a common branch that are confirmed at once, one goes in whole and the other not at all', async () => {
  const lists = [list(['C0,甲支行,八路,,城东,', 'C1,乙支行,九路,,城东,']), list(['C1,乙支行,九路,,城东,', 'C2,丙支行,十路,,城东,'])];
  const tokens = await Promise.all(lists.map((one) => previewList(hq(), one).then(({ token }) => token)));
  const ends = await Promise.allSettled(lists.map((one, at) => confirmList(hq(), one, tokens[at] ?? '')));
  expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await countOf('C_')).toBe(2);
});

test('a branch head may not import', async () => {
  await expect(previewList(house.asking(somebody('branch_head')), list(['X1,甲,一路,,东,']))).rejects.toMatchObject({ status: 403 });
});
