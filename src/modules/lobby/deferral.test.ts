import { createServer, type Server } from 'node:net';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { cancel, freeTimes, makeDays } from '#modules/appointments/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { openLobby, type Lobby } from '#test/rig/lobby.ts';
import { claimSlip, printDeferral } from './acts/print-slip.ts';
import { takeSuggestion } from './acts/take-suggestion.ts';
import { undoDeferral } from './acts/undo-deferral.ts';
import { deferralSlip } from './deferral-slip.ts';
import { jobs } from './jobs.ts';
import { deferralSlipOf } from './reads/deferral-slip.ts';
import { queue } from './reads/queue.ts';
import { escPos, slipSvg } from './slip.ts';

let lobby: Lobby;
const B = () => ({ branch: lobby.branch });

beforeAll(async () => {
  lobby = await openLobby();
  await setWeeklyHours(lobby.system(), { ...B(), from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await putService(lobby.system(), { code: 'card', name: '办卡', nameEn: 'Card', group: 'personal', minutes: 15, maskOff: true, urgency: 'light', bring: '身份证原件', bringEn: 'your identity card' });
  await makeDays(lobby.system(), B());
});
afterAll(() => lobby.close());
beforeEach(() => lobby.clock.pass(15));

const received: Buffer[] = [];
let printer: Server | undefined;
afterAll(() => void printer?.close());

/** A slip printer that keeps what it was sent. */
function printerAt(): Promise<number> {
  printer = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => { received.push(Buffer.concat(chunks)); socket.end(); });
  });
  return new Promise((done) => printer?.listen(0, '127.0.0.1', () => { const address = printer?.address(); done(typeof address === 'object' && address ? address.port : 0); }));
}

/** Somebody at the door takes a better time; the hall had room, or the person stood outside. */
async function deferred(credit: 'none' | 'elderly' = 'none') {
  const { visit, place } = await lobby.visitor(credit);
  const { days } = await freeTimes(lobby.ask(), { ...B(), service: 'card', channel: 'desk' });
  const startsAt = days.flatMap((day) => day.times).find((time) => time.keptFor === 'everyone')?.startsAt ?? '';
  const { booked } = await takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: ['later', 'ticket'], taken: 'later', startsAt });
  if (!booked) throw new Error('no time was booked');
  return { visit, place, ...booked };
}
const hall = async () => (await lobby.rows<{ inside: number; outside: number; entered: number }>(sql`select inside_count as inside, outside_count as outside, entered_count as entered from lobby.hall`))[0];
const visitIs = async (visit: string) => (await lobby.rows<{ state: string }>(sql`select state from lobby.visit where id = ${visit}`))[0]?.state;
const counted = async () => (await lobby.rows<{ taken: string }>(sql`select taken from lobby.suggestion where undone_at is null`)).filter((one) => one.taken === 'later').length;
const unfolded = async () => lobby.rows(sql`select * from appointments.unfolded(${lobby.branch})`);

describe('the slip of a better time', () => {
  it('says branch, day, time, what to bring, and how to cancel, in the language asked for, without a name', async () => {
    const { deferral, code, key } = await deferred();
    const zh = await deferralSlipOf(lobby.ask(), { ...B(), deferral, lang: 'zh' });
    expect(zh).toMatchObject({ branch: 'B1支行', service: '办卡', bring: '身份证原件', day: '3月9日周一', code, phone: '+862100000001', link: `http://127.0.0.1:3000/my/${lobby.branch}.${code}.${key}` });
    const bytes = escPos(deferralSlip(zh));
    for (const text of ['B1支行', '人民路1号', '3月9日周一', '请带:身份证原件', '也可打电话']) expect(bytes.includes(iconv.encode(text, 'gb18030'))).toBe(true);
    expect(bytes.includes(Buffer.from(code))).toBe(true);
    const en = await deferralSlipOf(lobby.ask(), { ...B(), deferral, lang: 'en' });
    expect(en).toMatchObject({ branch: 'B1 Branch', service: 'Card', bring: 'your identity card', day: 'Mon 9 Mar' });
    expect(slipSvg(deferralSlip(en)).replaceAll(/<[^>]*>/g, '').replaceAll('&#xa0;', ' ')).toContain('Please bring: your identity card');
    for (const line of [...Object.values(zh.words), ...Object.values(en.words)]) expect(iconv.encode(line, 'gb18030').length).toBeLessThanOrEqual(48);
  });

  it('is printed once for each job, and not at all once it was taken back', async () => {
    const { deferral, code } = await deferred();
    const { job } = await printDeferral(lobby.ask(), { ...B(), deferral });
    const claims = await Promise.all([claimSlip(lobby.ask(), { ...B(), job }), claimSlip(lobby.ask(), { ...B(), job })]);
    expect(claims.filter((one) => one.claimed)).toEqual([{ claimed: true, ticket: null, deferral }]);
    await expect(printDeferral(lobby.ask(), { ...B(), deferral, way: 'network' })).rejects.toMatchObject({ code: 'lobby.noPrinter' });
    await expect(printDeferral(lobby.ask('teller'), { ...B(), deferral })).rejects.toMatchObject({ code: 'forbidden' });
    const port = await printerAt();
    await lobby.setting('printerAddress', { host: '127.0.0.1', port });
    const sent = await printDeferral(lobby.ask(), { ...B(), deferral, way: 'network' });
    for (let run = 0; run < 2; run += 1) await jobs['lobby.printSlip']?.run(systemAsking(lobby.house), { branch: lobby.branch, topic: 'lobby.slipAsked', facts: { job: sent.job } });
    expect(received.map((slip) => slip.includes(Buffer.from(code)))).toEqual([true]);
    await lobby.setting('printerAddress', { host: '127.0.0.1', port: 1 });
    const lost = await printDeferral(lobby.ask(), { ...B(), deferral, way: 'network' });
    await jobs['lobby.printSlip']?.run(systemAsking(lobby.house), { branch: lobby.branch, topic: 'lobby.slipAsked', facts: { job: lost.job } });
    expect((await queue(lobby.ask(), B())).slipsFailed).toEqual([{ of: 'deferral', id: deferral, number: code }]);
    await lobby.setting('printerAddress', null);
    await undoDeferral(lobby.ask(), { ...B(), deferral });
    await expect(printDeferral(lobby.ask(), { ...B(), deferral })).rejects.toMatchObject({ code: 'lobby.deferralUnknown' });
    await expect(deferralSlipOf(lobby.ask(), { ...B(), deferral })).rejects.toMatchObject({ code: 'lobby.deferralUnknown' });
  });
});

describe('a better time taken back', () => {
  it('releases the booking, brings the visitor back, counts nothing, and leaves both deeds in the trail', async () => {
    const [before, counts] = [await hall(), await counted()];
    const { visit, deferral, startsAt } = await deferred();
    expect(await counted()).toBe(counts + 1);
    const asking = lobby.ask();
    const first = await undoDeferral(asking, { ...B(), deferral });
    expect(await undoDeferral(asking, { ...B(), deferral })).toEqual(first);
    expect(first).toEqual({ visit, place: 'inside' });
    expect(await visitIs(visit)).toBe('inside');
    expect(await hall()).toEqual({ inside: (before?.inside ?? 0) + 1, outside: before?.outside ?? 0, entered: (before?.entered ?? 0) + 1 });
    expect(await counted()).toBe(counts);
    expect(await unfolded()).toEqual([]);
    expect((await lobby.trail()).filter((entry) => entry.object === `visit/${visit}` && entry.outcome === 'done').map((entry) => entry.act)).toEqual(['lobby.leaveVisit', 'lobby.takeSuggestion', 'lobby.undoDeferral']);
    // Open again: the same person takes the same time, and it counts once.
    const { booked } = await takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: ['later', 'ticket'], taken: 'later', startsAt });
    expect(booked?.startsAt).toBe(startsAt);
    expect(await counted()).toBe(counts + 1);
  });

  it('many at once take it back once', async () => {
    const { visit, deferral } = await deferred();
    const before = await hall();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => undoDeferral(lobby.ask(), { ...B(), deferral })));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await hall()).toEqual({ ...before, inside: (before?.inside ?? 0) + 1 });
    expect(await visitIs(visit)).toBe('inside');
    expect(await unfolded()).toEqual([]);
  });

  it('waits outside where the hall has filled up meanwhile', async () => {
    await lobby.setting('manualCap', ((await hall())?.inside ?? 0) + 1);
    const { visit, place, deferral } = await deferred();
    expect(place).toBe('inside');
    const other = await lobby.visitor();
    expect(other.place).toBe('inside');
    const before = await hall();
    expect(await undoDeferral(lobby.ask(), { ...B(), deferral })).toEqual({ visit, place: 'outside' });
    expect(await hall()).toEqual({ inside: before?.inside, outside: (before?.outside ?? 0) + 1, entered: (before?.entered ?? 0) - 1 });
    // And who stood outside stands outside again.
    const outside = await deferred('elderly');
    expect(outside.place).toBe('outside');
    const waiting = await hall();
    expect(await undoDeferral(lobby.ask(), { ...B(), deferral: outside.deferral })).toEqual({ visit: outside.visit, place: 'outside' });
    expect(await hall()).toEqual({ ...waiting, outside: (waiting?.outside ?? 0) + 1 });
    await lobby.setting('manualCap', null);
  });

  it('is refused to another person, after its minutes, when the visitor has cancelled already, and to who may not', async () => {
    const { visit, deferral } = await deferred();
    await expect(undoDeferral(lobby.ask('lobby_manager', 'somebody else'), { ...B(), deferral })).rejects.toMatchObject({ code: 'lobby.undoNotYours', status: 403 });
    await expect(undoDeferral(lobby.ask('teller'), { ...B(), deferral })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await lobby.trail()).at(-1)).toMatchObject({ act: 'lobby.undoDeferral', outcome: 'forbidden' });
    await expect(undoDeferral(lobby.ask(), { ...B(), deferral: newId() })).rejects.toMatchObject({ code: 'lobby.nothingToUndo' });
    lobby.clock.pass(4);
    await expect(undoDeferral(lobby.ask(), { ...B(), deferral })).rejects.toMatchObject({ code: 'lobby.deferralUndoTooLate' });
    expect(await visitIs(visit)).toBe('left');
    const other = await deferred();
    const [booking] = await lobby.rows<{ id: string }>(sql`select booking_id as id from lobby.deferral where id = ${other.deferral}`);
    await cancel(lobby.ask(), { ...B(), booking: booking?.id ?? '' });
    await expect(undoDeferral(lobby.ask(), { ...B(), deferral: other.deferral })).rejects.toMatchObject({ code: 'appointments.notCancellable' });
  });
});
