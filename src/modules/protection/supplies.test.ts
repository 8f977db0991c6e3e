import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { workbookOf } from '#modules/imports/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { correctStock, issueStock, receiveDelivery, receiveStock, writeOff } from './acts/keep-stock.ts';
import { noteShelves } from './acts/note-shelves.ts';
import { putItem } from './acts/put-item.ts';
import { askTransfer, declineTransfer, receiveTransfer, sendTransfer } from './acts/transfer.ts';
import { confirmCount, countSheet, previewCount } from './count-sheet.ts';
import { netsOfNetwork } from './reads/network.ts';
import { movementsOfBranch, suppliesNow } from './reads/supplies.ts';
import { countRows } from './rules-count.ts';
import { coverDays, dailyUse, expiry, needOf, proposalFor, standOf } from './rules-supplies.ts';

let bank: TestBank;
let branch: string;
let near: string;
let far: string;

const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');
const keeper = (of = branch) => bank.as('lobby_manager', [of]);
const shelf = async (item: string, of = branch) => (await suppliesNow(keeper(of), { branch: of })).items.find((one) => one.code === item);
const sums = () => bank.house.db.look({ branches: 'all' }, (tx) => tx.many<{ off: number }>(sql`
  select stock.quantity - coalesce((select sum(quantity) from protection.movement m where m.branch_id = stock.branch_id and m.item_code = stock.item_code and m.batch = stock.batch), 0) as off from protection.stock`));

beforeAll(async () => {
  bank = await openBank({ at: at('08:00'), connections: 16 });
  [branch, near, far] = [(await foundBranch(bank, 'b1')).branch, (await foundBranch(bank, 'b2')).branch, (await foundBranch(bank, 'b3')).branch];
  for (const one of [branch, near, far]) await setWeeklyHours(bank.asking(), { branch: one, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
});
afterAll(() => bank.close());

describe('rules of supplies', () => {
  const masks = { leastCount: null, perStaff: 2, perVisitor: 0.03, perDisinfection: 0, mustHave: true };
  const limits = { reserveDays: 14, alarmDays: 7, stopDays: 1 };
  it('use follows people on site, visitors and disinfections, not head count', () => {
    expect(dailyUse(masks, { staff: 8, visitors: 100, disinfections: 40 })).toBe(19);
    expect(dailyUse({ ...masks, perStaff: 0, perVisitor: 0, perDisinfection: 0.05 }, { staff: 8, visitors: 100, disinfections: 40 })).toBe(2);
    expect(dailyUse({ ...masks, leastCount: 1 }, { staff: 8, visitors: 100, disinfections: 40 })).toBe(0);
  });
  it.each([[266, 14, 'plenty'], [265, 13.9, 'enough'], [133, 7, 'low'], [18, 0.9, 'out'], [0, 0, 'out'], [-5, 0, 'out']] as const)('%i masks at 19 a day last %f days: %s', (quantity, days, stand) => {
    expect(coverDays(masks, quantity, 19)).toBe(days);
    expect(standOf(days, limits)).toBe(stand);
  });
  it('a thing that is not used up is there or is not', () => {
    const gun = { ...masks, leastCount: 2 };
    expect([coverDays(gun, 2, 0), coverDays(gun, 1, 0), needOf(gun, 1, 0, limits)]).toEqual([null, 0, 1]);
    expect(needOf(masks, -10, 19, limits)).toBe(266);
  });
  it('a shortage is met by the nearest that keeps its own reserve, then the next; the rest is ordered', () => {
    const shelves = [{ branch: 'far', quantity: 900, dailyUse: 10, metres: 9_000 }, { branch: 'poor', quantity: 130, dailyUse: 10, metres: 100 }, { branch: 'near', quantity: 200, dailyUse: 10, metres: 800 }, { branch: 'unknown', quantity: 500, dailyUse: 0, metres: null }];
    expect(proposalFor(50, shelves, 14).transfers).toEqual([{ branch: 'near', quantity: 50, metres: 800 }]);
    expect(proposalFor(2000, shelves, 14)).toEqual({ transfers: [{ branch: 'near', quantity: 60, metres: 800 }, { branch: 'far', quantity: 760, metres: 9_000 }, { branch: 'unknown', quantity: 500, metres: null }], order: 680 });
    expect(proposalFor(10, [], 14)).toEqual({ transfers: [], order: 10 });
  });
  it('expiry is told in time', () => {
    expect([expiry(null, '2026-03-02', '2026-04-01'), expiry('2026-03-01', '2026-03-02', '2026-04-01'), expiry('2026-03-02', '2026-03-02', '2026-04-01'), expiry('2026-04-02', '2026-03-02', '2026-04-01')]).toEqual(['good', 'past', 'soon', 'good']);
  });
  it.each([
    ['same', ['mask', 'M1', '', '10'], 'same', null], ['changed', ['mask', 'M1', '', '9'], 'changed', null], ['blank', ['mask', 'M1', '', ''], 'blank', null], ['new batch', ['mask', 'M9', '2027-01-31', '5'], 'new', null],
    ['no such item', ['nask', 'M1', '', '5'], 'bad', 'itemUnknown'], ['words', ['mask', 'M1', '', '约10'], 'bad', 'notANumber'], ['minus', ['mask', 'M1', '', '-1'], 'bad', 'notANumber'], ['no day', ['mask', 'M9', '2027-02-30', '5'], 'bad', 'notADate'],
  ] as const)('a row of the count sheet: %s', (_, cells, standing, fault) => {
    const head = ['编码 code', '批号 batch', '有效期 expires', '实盘数 counted'];
    const [row] = countRows([['盘点'], head, cells], [{ item: 'mask', name: '口罩', batch: 'M1', expiresOn: null, quantity: 10 }], new Map([['mask', '口罩']])) ?? [];
    expect(row).toMatchObject({ standing, fault, row: 3 });
    expect(countRows([['a', 'b']], [], new Map())).toBeUndefined();
  });
});

describe('the cupboard', () => {
  it('gives out what expires first, never what has expired, and says how many there are', async () => {
    await receiveStock(keeper(), { branch, item: 'mask', quantity: 100, batch: 'M2', expiresOn: '2027-01-01' });
    await receiveStock(keeper(), { branch, item: 'mask', quantity: 30, batch: 'M1', expiresOn: '2026-06-01' });
    await receiveStock(keeper(), { branch, item: 'mask', quantity: 500, batch: 'M0', expiresOn: '2026-02-28' });
    const { parts } = await issueStock(keeper(), { branch, item: 'mask', quantity: 40 });
    expect(parts.map((part) => [part.batch, part.quantity])).toEqual([['M1', 30], ['M2', 10]]);
    await expect(issueStock(keeper(), { branch, item: 'mask', quantity: 91 })).rejects.toMatchObject({ code: 'protection.notEnough', params: { there: 90 } });
    expect(await shelf('mask')).toMatchObject({ quantity: 90, stand: 'low' });
    await writeOff(keeper(), { branch, item: 'mask', batch: 'M0', quantity: 500, why: '过期' });
    await expect(writeOff(keeper(), { branch, item: 'mask', batch: 'M0', quantity: 1, why: '过期' })).rejects.toMatchObject({ code: 'protection.batchNotThere' });
    await expect(issueStock(keeper(), { branch, item: 'gold', quantity: 1 })).rejects.toMatchObject({ code: 'protection.itemUnknown' });
    await expect(issueStock(bank.as('teller', [branch]), { branch, item: 'mask', quantity: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await movementsOfBranch(keeper(), { branch, item: 'mask' })).movements.map((one) => one.kind).sort()).toEqual(['issue', 'issue', 'receive', 'receive', 'receive', 'write_off']);
  });

  it('sixty at once for forty: forty are served, nobody gets what is not there, and the ledger adds up', async () => {
    await receiveStock(keeper(), { branch, item: 'alcohol', quantity: 25, batch: 'A1', expiresOn: '2026-09-01' });
    await receiveStock(keeper(), { branch, item: 'alcohol', quantity: 15, batch: 'A2', expiresOn: '2026-10-01' });
    const crowd = await Promise.allSettled(Array.from({ length: 60 }, async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await issueStock(keeper(), { branch, item: 'alcohol', quantity: 1 });
        } catch (refusal) {
          if ((refusal as { code: string }).code !== 'request.inFlight' || attempt > 8) throw refusal;
        }
      }
    }));
    expect(crowd.filter((one) => one.status === 'fulfilled')).toHaveLength(40);
    expect(new Set(crowd.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])))).toEqual(new Set(['protection.notEnough']));
    expect((await shelf('alcohol'))?.quantity).toBe(0);
    expect((await sums()).every((one) => one.off === 0)).toBe(true);
  });

  it('the database itself refuses less than nothing; the head’s marked correction may go there, until the receipt is entered', async () => {
    await expect(bank.house.db.change({ branch }, (tx) => tx.run(sql`update protection.stock set quantity = -1 where branch_id = ${branch} and item_code = 'alcohol' and batch = 'A1'`))).rejects.toMatchObject({ constraint: 'stock_not_below_zero' });
    await expect(correctStock(keeper(), { branch, item: 'soap', change: -3, why: '先领后补' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await correctStock(bank.as('branch_head', [branch]), { branch, item: 'soap', change: -3, why: '先领后补' })).toEqual({ item: 'soap', quantity: -3 });
    expect((await shelf('soap'))?.batches).toEqual([expect.objectContaining({ quantity: -3, why: '先领后补' })]);
    await receiveStock(keeper(), { branch, item: 'soap', quantity: 10 });
    expect((await shelf('soap'))?.batches).toEqual([expect.objectContaining({ quantity: 7, why: null })]);
  });
});

it('a delivery note goes in as a whole or not at all', async () => {
  const lines = [{ item: 'goggles', quantity: 4 }, { item: 'ticket-paper', quantity: 10, batch: 'T1' }, { item: 'ticket-paper', quantity: 2, batch: 'T1' }];
  await expect(receiveDelivery(keeper(far), { branch: far, lines: [...lines, { item: 'gold', quantity: 1 }] })).rejects.toMatchObject({ code: 'protection.itemUnknown' });
  expect((await shelf('goggles', far))?.quantity).toBe(0);
  await receiveDelivery(keeper(far), { branch: far, lines });
  expect([(await shelf('goggles', far))?.quantity, (await shelf('ticket-paper', far))?.batches[0]?.quantity]).toEqual([4, 12]);
  await expect(receiveDelivery(bank.as('cleaner', [far]), { branch: far, lines })).rejects.toMatchObject({ code: 'forbidden' });
});

describe('the count sheet', () => {
  const counted = async (change: (cells: string[]) => string[]) => {
    const sheet = await countSheet(keeper(), { branch });
    const { cellsIn } = await import('#modules/imports/index.ts');
    const [head = [], ...rows] = await cellsIn(sheet);
    return (await workbookOf('盘点', [[...head], ...rows.map((row) => change([...row]))])).toString('base64');
  };
  const setting = (item: string, batch: string, value: string) => (cells: string[]) => (cells[0] === item && (cells[3] ?? '') === batch ? [...cells.slice(0, 6), value] : cells);

  it('comes back filled in, is shown first, and goes in as a whole or not at all', async () => {
    const content = await counted(setting('mask', 'M2', '88'));
    const preview = await previewCount(keeper(), { branch, content });
    expect(preview.rows.filter((row) => row.standing === 'changed')).toEqual([expect.objectContaining({ item: 'mask', batch: 'M2', book: 90, counted: 88 })]);
    await issueStock(keeper(), { branch, item: 'mask', quantity: 1 });
    await expect(confirmCount(keeper(), { branch, content, token: preview.token })).rejects.toMatchObject({ code: 'protection.countStale' });
    const again = await previewCount(keeper(), { branch, content });
    expect(await confirmCount(keeper(), { branch, content, token: again.token })).toEqual({ counted: 1 });
    expect((await shelf('mask'))?.quantity).toBe(88);
    const bad = await counted((cells) => (cells[0] === 'mask' ? setting('mask', 'M2', '很多')(cells) : setting('soap', '', '5')(cells)));
    const doubtful = await previewCount(keeper(), { branch, content: bad });
    await expect(confirmCount(keeper(), { branch, content: bad, token: doubtful.token })).rejects.toMatchObject({ code: 'protection.countHasFaults' });
    expect((await shelf('soap'))?.quantity).toBe(7);
    await expect(previewCount(keeper(), { branch, content: Buffer.from('a,b\n1,2').toString('base64') })).rejects.toMatchObject({ code: 'protection.notACountSheet' });
    expect((await sums()).every((one) => one.off === 0)).toBe(true);
  });

  it('is downloaded by the keeper over HTTP', async () => {
    const { password } = await hire(bank, 'counts', 'lobby_manager', branch);
    const answer = await bank.server.inject({ url: `/api/branches/${branch}/supplies/count-sheet`, headers: { cookie: await signIn(bank.server, 'counts', password) } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('a shortage', () => {
  it('is announced once and becomes a transfer from the nearest with plenty, signed at both ends by two people', async () => {
    await receiveStock(keeper(near), { branch: near, item: 'mask', quantity: 2000, batch: 'N1' });
    for (const one of [branch, near]) await noteShelves(bank.asking(), { branch: one });
    expect((await noteShelves(bank.asking(), { branch })).fresh).toEqual([]);
    const before = await shelf('mask');
    expect(before?.proposal?.transfers[0]).toMatchObject({ branch: { id: near }, quantity: before?.need });
    const network = await netsOfNetwork(bank.as('regional_manager', [branch, near]), {});
    expect(network.branches.find((one) => one.id === branch)?.short.map((one) => one.item)).toContain('mask');
    expect(network.branches.some((one) => one.id === far)).toBe(false);

    const { transfer } = await askTransfer(keeper(), { branch, from: near, item: 'mask', quantity: 150 });
    await expect(receiveTransfer(keeper(), { branch, transfer, quantity: 150 })).rejects.toMatchObject({ code: 'protection.transferMoved' });
    await expect(sendTransfer(keeper(far), { branch: far, transfer, quantity: 150 })).rejects.toMatchObject({ code: 'protection.transferMoved' });
    const sender = keeper(near);
    const sends = await Promise.allSettled([1, 2].map(() => sendTransfer(sender, { branch: near, transfer, quantity: 150 })));
    expect(sends.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await shelf('mask', near))?.quantity).toBe(1850);
    await expect(receiveTransfer({ ...bank.as('lobby_manager', [branch, near]), actor: { ...sender.actor, reach: [branch, near] } }, { branch, transfer, quantity: 150 })).rejects.toMatchObject({ code: 'protection.needsOtherPerson' });
    expect(await receiveTransfer(keeper(), { branch, transfer, quantity: 148 })).toEqual({ transfer, lost: 2 });
    expect((await shelf('mask'))?.quantity).toBe(88 + 148);
    expect((await suppliesNow(keeper(near), { branch: near })).transfers[0]).toMatchObject({ state: 'received', sent: 150, received: 148 });
    expect((await sums()).every((one) => one.off === 0)).toBe(true);
  });

  it('may be declined with a reason; an order to head office is signed on arrival', async () => {
    const { transfer } = await askTransfer(keeper(), { branch, from: far, item: 'gloves', quantity: 20 });
    await declineTransfer(keeper(far), { branch: far, transfer, why: '自己也不够' });
    await expect(sendTransfer(keeper(far), { branch: far, transfer, quantity: 20 })).rejects.toMatchObject({ code: 'protection.transferMoved' });
    const order = await askTransfer(keeper(), { branch, from: null, item: 'gloves', quantity: 200 });
    await receiveTransfer(keeper(), { branch, transfer: order.transfer, quantity: 200, batch: 'G7', expiresOn: '2028-01-01' });
    expect((await shelf('gloves'))?.batches).toEqual([expect.objectContaining({ batch: 'G7', quantity: 200 })]);
    await expect(askTransfer(keeper(), { branch, from: branch, item: 'gloves', quantity: 20 })).rejects.toMatchObject({ code: 'protection.senderUnknown' });
  });

  it('the bank keeps its own list of items', async () => {
    const item = { code: 'thermo-paper', name: '体温贴', nameEn: 'Forehead strips', unit: '盒', unitEn: 'boxes', mustHave: false, leastCount: null, perStaff: 0.1, perVisitor: 0, perDisinfection: 0, position: 20 };
    await expect(putItem(keeper(), item)).rejects.toMatchObject({ code: 'forbidden' });
    await putItem(bank.as('hq_operations'), item);
    expect((await shelf('thermo-paper'))?.stand).toBe('out');
  });
});
