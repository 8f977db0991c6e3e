import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemAsking } from '#platform/jobs.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { startLedStrip, type LedStrip } from '#world/led-strip.ts';
import { addItem, addWideItem } from './acts/add-item.ts';
import { addStrip } from './acts/strips.ts';
import { jobs } from './jobs.ts';
import { deliveredOf } from './reads/delivered.ts';
import { playlistOfBranch } from './reads/playlist.ts';
import { previewOnStrip, stripsOfBranch } from './reads/strips.ts';
import { checksum, packet } from './strips/alpha.ts';
import { dotsOf } from './strips/dots.ts';
import { retryMinutes, timeOn } from './strip.ts';

const rowsOf = (text: string) => {
  const { height, columns } = dotsOf(text, 16);
  return Array.from({ length: height }, (_, row) => columns.map((column) => ((column >> row) & 1 ? '#' : '.')).join(''));
};

describe('the protocol', () => {
  test('a frame is five NUL, SOH, type, address, STX, command, ETX, the sum from STX to ETX, EOT', () => {
    // 'AAHELLO' to any sign: STX 02 + 41 41 48 45 4C 4C 4F + ETX 03 = 0x1FB
    expect(Buffer.concat([...packet('00', 'AAHELLO')]).toString('latin1')).toBe('\0\0\0\0\0\x01Z00\x02AAHELLO\x0301FB\x04');
    expect(checksum(Buffer.from('\x02A\x03'))).toBe('0046');
  });

  test('Chinese is drawn dot by dot', () => {
    expect(rowsOf('日').filter((row) => row.includes('#'))).toEqual([
      '.#########..', '.#.......#..', '.#.......#..', '.#.......#..', '.#.......#..', '.#########..', '.#.......#..', '.#.......#..', '.#.......#..', '.#.......#..', '.#########..',
    ]);
    expect(dotsOf('日A', 16).columns).toHaveLength(18);
  });

  test.each([[100, false, 4], [160, false, 4], [161, true, 8], [1_000, true, 29]])('a text of %i columns on a strip of 160', (columns, runs, seconds) =>
    expect(timeOn(columns, { wide: 160, speed: 3 })).toMatchObject({ runs, seconds }));

  test('tries come ever more seldom', () => expect([1, 2, 3, 4, 5, 99].map(retryMinutes)).toEqual([1, 2, 4, 8, 15, 15]));
});

describe('a sign', () => {
  test('says NAK to a wrong sum and keeps what it had', async () => {
    const sign = await startLedStrip();
    const socket = connect(sign.port, '127.0.0.1');
    const answers: number[] = [];
    socket.on('data', (bytes) => answers.push(...bytes));
    const whole = Buffer.concat([...packet('00', 'A0\x1b bx')]);
    const broken = Buffer.from(whole);
    broken[broken.length - 2] = 0x5a;
    socket.write(Buffer.concat([...packet('00', 'Es1'), broken]));
    await expect.poll(() => answers).toEqual([0x06, 0x40, 0x15, 0x50]);
    expect(sign.isUrgent()).toBe(false);
    socket.destroy();
    await sign.close();
  });
});

describe('a strip of a branch', () => {
  let bank: TestBank;
  let sign: LedStrip;
  let branch: string;
  let strip: string;
  beforeAll(async () => { bank = await openBank(); });
  afterAll(() => bank?.close());
  beforeEach(async () => {
    ({ branch } = await foundBranch(bank));
    await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-16:00'], corporate: ['09:00-11:30'] } }) });
    sign = await startLedStrip();
    ({ strip } = await addStrip(head(), { branch, name: '门楣', host: '127.0.0.1', port: sign.port, address: '01', wide: 160, high: 16 }));
    return () => sign.close();
  });
  const head = () => bank.as('branch_head', [branch]);
  const byNews = () => jobs['signage.driveBranch']?.run(systemAsking(bank.house), { branch, topic: 'signage.changed', facts: {} });
  const byClock = () => jobs['signage.driveStrips']?.run(systemAsking(bank.house), { branch: '', topic: '', facts: {} });
  const standing = async () => (await stripsOfBranch(head(), { branch })).strips.find((one) => one.id === strip);
  const say = (zh: string, more = {}) => addItem(head(), { branch, kind: 'slogan', zh, fromOn: '2026-03-01', ...more });

  test('shows hours and playlist, dot by dot, when the news come', async () => {
    await say('戴口罩');
    await bank.work();
    expect(sign.shows().map((one) => one.rows)).toEqual([rowsOf('今日营业 09:00–16:00'), rowsOf('戴口罩')]);
    expect(sign.shows().map((one) => one.mode)).toEqual(['b', 'b']);
    expect(sign.frames().every((frame) => frame.good)).toBe(true);
    expect(await standing()).toMatchObject({ state: 'delivered', fault: null, sent: [{ text: '今日营业 09:00–16:00' }, { text: '戴口罩', runs: false }] });
  });

  test('what is too long runs, and what is over drops by the clock', async () => {
    await say('出门请戴口罩，进门请量体温，排队请保持一米距离', { untilOn: '2026-03-02' });
    await byNews();
    expect(sign.shows()[1]).toMatchObject({ mode: 'a', rows: rowsOf('出门请戴口罩，进门请量体温，排队请保持一米距离') });
    bank.clock.pass(24 * 60);
    await byClock();
    expect(sign.shows()).toHaveLength(1);
  });

  test('an urgent message goes into the priority file alone, is counted, and is cleared when it ends', async () => {
    await byNews();
    const before = sign.frames().length;
    const { item } = await say('停电，请离开大厅', { kind: 'notice', urgentMinutes: 10 });
    await byNews();
    expect(sign.frames().slice(before).map((frame) => frame.command.slice(0, 2))).toEqual(['Es', 'Ip', 'A0']);
    expect(sign.shows().map((one) => one.rows)).toEqual([rowsOf('停电，请离开大厅')]);
    expect((await playlistOfBranch(head(), { branch })).shown.filter((one) => one.item === item).map((one) => one.screen)).toEqual([strip]);
    bank.clock.pass(11);
    await byClock();
    expect(sign.isUrgent()).toBe(false);
    expect(sign.shows()).toHaveLength(1);
  });

  test('the head office reaches the strips of all branches', async () => {
    const { item } = await addWideItem(bank.as('hq_operations'), { kind: 'notice', zh: '全行测试', fromOn: '2026-03-01', urgentMinutes: 5 });
    await bank.work();
    expect(sign.shows().map((one) => one.rows)).toEqual([rowsOf('全行测试')]);
    const { branches } = await deliveredOf(bank.as('hq_operations'), { item });
    expect(branches.find((one) => one.id === branch)).toMatchObject({ asked: 1, shown: 1, silent: [] });
    // Strips of the tests before are gone, and named.
    expect(branches.filter((one) => one.shown === 0).every((one) => one.silent[0]?.name === '门楣')).toBe(true);
    expect((await deliveredOf(bank.as('regional_manager', [branch]), { item })).branches.map((one) => one.id)).toEqual([branch]);
    bank.clock.pass(6);
  });

  test('a frame refused once is said again; twice is a fault, and the last good message stays known', async () => {
    await byNews();
    await say('多通风');
    sign.misbehave('nak', 1);
    await byNews();
    expect(await standing()).toMatchObject({ state: 'delivered' });
    await say('勤洗手');
    sign.misbehave('nak', 2);
    await byNews();
    expect(await standing()).toMatchObject({ state: 'failing', fault: 'refused', tries: 1, sent: [{ text: '今日营业 09:00–16:00' }, { text: '多通风' }] });
    // Not before its time, then all of it.
    await byClock();
    expect((await standing())?.state).toBe('failing');
    bank.clock.pass(1.1);
    await byClock();
    expect(await standing()).toMatchObject({ state: 'delivered', fault: null });
    expect(sign.shows()).toHaveLength(3);
  });

  test('a strip that is unplugged fails, is found again by its heartbeat, and is told everything anew', async () => {
    await byNews();
    const port = sign.port;
    await sign.close();
    bank.clock.pass(2);
    await byClock();
    expect(await standing()).toMatchObject({ state: 'failing', fault: 'unreachable', tries: 1 });
    bank.clock.pass(1.1);
    await byClock();
    expect(await standing()).toMatchObject({ tries: 2 });
    sign = await startLedStrip({ port });
    bank.clock.pass(2.1);
    await byClock();
    expect(await standing()).toMatchObject({ state: 'delivered', tries: 0 });
    expect(sign.shows().map((one) => one.rows)).toEqual([rowsOf('今日营业 09:00–16:00')]);
    expect(Date.parse((await standing())?.lastSeenAt ?? '')).toBe(bank.clock.now().getTime());
  });

  test('a sign that hangs up in the middle is silent', async () => {
    sign.misbehave('hang-up', 1);
    await byNews();
    expect(await standing()).toMatchObject({ state: 'failing', fault: 'silent', sentAt: null });
  });

  test('a preview tells how long a text takes', async () => {
    expect(await previewOnStrip(head(), { branch, strip, text: '短' })).toMatchObject({ runs: false, dots: { height: 16 } });
    expect(await previewOnStrip(head(), { branch, strip, text: '话'.repeat(40) })).toMatchObject({ runs: true, seconds: 16 });
  });
});
