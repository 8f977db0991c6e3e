import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { chanceOf } from '#kernel/chance.ts';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { issueStock, layOutPlaces, receiveStock, recordRound, roundsNow } from '#modules/protection/index.ts';
import { doorQuestions, screenVisitor } from '#modules/lobby/index.ts';
import { sealed, type Kit, type Written } from '#ui/staff/offline/letter.ts';
import { openQueue, type Kept, type Post, type Shelf } from '#ui/staff/offline/queue.ts';
import type { Actor } from '#kernel/actor.ts';
import { somebody } from '#test/rig/house.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { destroyOld, removeDevice, takeKit } from '#modules/offline/acts/kits.ts';
import { acceptRecord, discardRecord } from '#modules/offline/acts/settle.ts';
import { takeRecord } from '#modules/offline/acts/take-record.ts';
import { review } from '#modules/offline/reads/review.ts';

let bank: TestBank;
let branch: string;
let lobby: Actor;
let head: Actor;
let consentVersion: string;
let questions: string[];

const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');
const as = (actor: Actor) => bank.asking(actor);
const count = async (query: ReturnType<typeof sql>) => (await bank.house.db.look({ branch }, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from ${query}`))).n;

beforeAll(async () => {
  bank = await openBank({ at: at('08:00') });
  ({ branch } = await foundBranch(bank));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  lobby = somebody('lobby_manager', [branch]);
  head = somebody('branch_head', [branch]);
  await layOutPlaces(as(head), { branch });
  await receiveStock(as(head), { branch, item: 'mask', quantity: 500, batch: 'M-1' });
  const door = await doorQuestions(as(lobby), { branch });
  consentVersion = door.consent.version;
  questions = door.questions.map((one) => one.code);
});
afterAll(() => bank.close());

/** A device of the test: what lies on it, and how it sends. */
function memory(): Shelf & { records: Map<string, Kept> } {
  const records = new Map<string, Kept>();
  return { records, all: async () => [...records.values()], put: async (one) => void records.set(one.id, one), drop: async (ids) => ids.forEach((id) => records.delete(id)) };
}

async function kitFor(actor: Actor, device: string = randomUUID()): Promise<Kit & { device: string }> {
  const { kit, publicKey } = await takeKit(as(actor), { branch, device, name: '测试平板' });
  return { branch, kit, publicKey, staff: actor.id, device };
}

/** The line to the server: the real acts, with the sender of the moment. */
const line = (sender: () => Actor, clock: () => number): Post => async (records) => ({ taken: await Promise.all(records.map(({ marks: _, keptAt: __, ...one }) => takeRecord(as(sender()), { ...one, kind: one.kind as 'round', deviceNow: clock() }))) });

const visitor = (n: number): Written => ({ id: randomUUID(), kind: 'screening', label: ['一位客户的门前登记', 'One visitor at the door'], body: { temperature: 36.5, answers: Object.fromEntries(questions.map((code) => [code, false])), consentVersion, phone: `1380000${String(n).padStart(4, '0')}` } });
const counting = (counted: number): Written => ({ id: randomUUID(), kind: 'count', label: ['清点 1 批', 'Counted 1 batch'], body: { lines: [{ item: 'mask', batch: 'M-1', counted }] } });
async function patrol(zone: string): Promise<Written> {
  const rounds = await roundsNow(as(lobby), { branch });
  const place = rounds.places.find((one) => one.zone === zone && one.class === 'zone')?.id ?? '';
  return { id: randomUUID(), kind: 'round', label: ['巡检', 'Patrol'], body: { place, scanned: true, done: [{ place, line: 'patrol', at: null }] } };
}

describe('a record kept on a device', () => {
  it('is sealed: neither the device nor another kit, branch or kind can open it', async () => {
    const kit = await kitFor(lobby);
    const kept = await sealed(kit, visitor(1), { at: bank.clock.now(), deviceAt: 0 });
    expect(JSON.stringify(kept)).not.toContain('1380000');
    expect(JSON.stringify(kept)).not.toContain('36.5');
    for (const passedOff of [{ ...kept, kit: (await kitFor(lobby)).kit }, { ...kept, kind: 'count' }, { ...kept, id: randomUUID() }, { ...kept, sealed: `${kept.sealed.slice(0, -3)}AAA` }]) {
      const { marks: _, keptAt: __, ...record } = { ...passedOff, id: passedOff.id === kept.id ? randomUUID() : passedOff.id };
      expect(await takeRecord(as(lobby), { ...record, kind: record.kind as 'count', deviceNow: 0 })).toMatchObject({ state: 'review' });
    }
    expect((await review(as(head), { branch })).review.every((one) => one.reason === 'unreadable' && !one.readable)).toBe(true);
    for (const one of (await review(as(head), { branch })).review) await discardRecord(as(head), { branch, record: one.id, why: '测试' });
  });

  it('is done as of then, and the trail tells both times', async () => {
    const kit = await kitFor(lobby);
    const made = await patrol('door');
    const kept = await sealed(kit, made, { at: bank.clock.now(), deviceAt: 1_000 });
    bank.clock.pass(30);
    const queue = openQueue({ shelf: memory(), post: line(() => lobby, () => 1_000 + 30 * 60_000), now: () => 0 });
    await queue.keep(kept);
    expect(await queue.flush()).toBe(true);
    const round = await bank.house.db.look({ branch }, (tx) => tx.one<{ done_at: Date; done_by: string }>(sql`select done_at, done_by from protection.round where branch_id = ${branch} order by done_at desc limit 1`));
    expect(round).toEqual({ done_at: at('08:00'), done_by: lobby.id });
    const trail = await bank.house.db.look({ branch }, (tx) => tx.many<{ act: string; at: Date; facts: Record<string, string> }>(sql`select act, at, facts from app.trail where branch_id = ${branch} order by seq desc limit 2`));
    expect(trail.map((one) => [one.act, one.at])).toEqual([['offline.take', at('08:30')], ['protection.recordRound', at('08:00')]]);
  });

  it('waits for the head when the clock is odd, when somebody else carries it, when the author may no longer, or the rule says no', async () => {
    const kit = await kitFor(lobby);
    const cleaner = somebody('cleaner', [branch]);
    const now = bank.clock.now();
    const cases = [
      ['clock.jumped', await sealed(kit, visitor(11), { at: new Date(now.getTime() - 20 * 60_000 + 20 * 60_000), deviceAt: -86_400_000 }), lobby],
      ['clock.future', await sealed(kit, visitor(12), { at: new Date(now.getTime() + 3_600_000), deviceAt: 0 }), lobby],
      ['clock.old', await sealed(kit, visitor(13), { at: new Date(now.getTime() - 20 * 3_600_000), deviceAt: -20 * 3_600_000 }), lobby],
      ['clock.beforeKit', await sealed(kit, visitor(14), { at: new Date(now.getTime() - 3_600_000), deviceAt: -3_600_000 }), lobby],
      ['otherSender', await sealed(kit, visitor(15), { at: now, deviceAt: 0 }), head],
      ['mayNoLonger', await sealed(await kitFor(cleaner), visitor(16), { at: now, deviceAt: 0 }), cleaner],
      ['lobby.answersMissing', await sealed(kit, { ...visitor(17), body: { temperature: 36.5, consentVersion, phone: '13800000017' } }, { at: now, deviceAt: 0 }), lobby],
      ['input.invalid', await sealed(kit, { ...visitor(18), body: { temperature: 'hot' } }, { at: now, deviceAt: 0 }), lobby],
    ] as const;
    const before = await count(sql`screening.registration`);
    for (const [, { marks: _, keptAt: __, ...record }, sender] of cases) expect((await takeRecord(as(sender), { ...record, kind: 'screening', deviceNow: 0 })).state).toBe('review');
    const { review: waiting } = await review(as(head), { branch });
    expect(waiting).toHaveLength(cases.length);
    expect(new Set(waiting.map((one) => one.reason))).toEqual(new Set(cases.map(([reason]) => reason)));
    expect(JSON.stringify(waiting)).not.toMatch(/1380000|36\.5/);
    expect(await count(sql`screening.registration`)).toBe(before);

    // one is entered at the time the head knows to be right, once; the rest is not, with a reason
    const jumped = waiting.find((one) => one.reason === 'clock.jumped')?.id ?? '';
    await expect(acceptRecord(as(lobby), { branch, record: jumped })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acceptRecord(as(head), { branch, record: jumped, at: new Date(now.getTime() + 60_000).toISOString() })).rejects.toMatchObject({ code: 'offline.notYet' });
    const entered = await Promise.allSettled([1, 2, 3].map(() => acceptRecord(as(head), { branch, record: jumped, at: new Date(now.getTime() - 60_000).toISOString() })));
    expect(entered.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await count(sql`screening.registration`)).toBe(before + 1);
    for (const one of waiting) if (one.id !== jumped) await discardRecord(as(head), { branch, record: one.id, why: '已在纸上登记' });
    await expect(discardRecord(as(head), { branch, record: jumped, why: '再来' })).rejects.toMatchObject({ code: 'offline.nothingToAccept' });
    expect(await count(sql`screening.registration`)).toBe(before + 1);
    const left = await bank.house.db.look({ branch }, (tx) => tx.many<{ sealed: string }>(sql`select sealed from offline.record where sealed is not null`));
    expect(left).toEqual([]);
  });

  it('that also went through by its own request is done once, whichever of the two comes first', async () => {
    const kit = await kitFor(lobby);
    const before = await count(sql`screening.registration`);
    for (const first of ['request', 'record'] as const) {
      const made = visitor(first === 'request' ? 21 : 22);
      const { marks: _, keptAt: __, ...record } = await sealed(kit, made, { at: bank.clock.now(), deviceAt: 0 });
      const request = () => screenVisitor(bank.asking(lobby, { key: made.id }), { branch, ...(made.body as { temperature: number }) });
      const keptOne = () => takeRecord(as(lobby), { ...record, kind: 'screening', deviceNow: 0 });
      if (first === 'request') await request();
      await keptOne();
      if (first === 'record') await expect(request()).rejects.toMatchObject({ code: 'idempotency.mismatch' });
    }
    expect(await count(sql`screening.registration`)).toBe(before + 2);
  });

  it('opens nowhere once its device is removed, or its key has done its time; and the device gets no new one', async () => {
    const [kit, old] = [await kitFor(lobby), await kitFor(lobby)];
    await expect(removeDevice(as(lobby), { branch, device: kit.device })).rejects.toMatchObject({ code: 'forbidden' });
    await removeDevice(as(head), { branch, device: kit.device });
    await expect(removeDevice(as(head), { branch, device: kit.device })).rejects.toMatchObject({ code: 'offline.deviceUnknown' });
    await expect(kitFor(lobby, kit.device)).rejects.toMatchObject({ code: 'offline.deviceRemoved' });
    bank.clock.pass(15 * 24 * 60);
    await destroyOld(bank.asking(), { branch });
    bank.clock.pass(-15 * 24 * 60);
    for (const each of [kit, old]) {
      const { marks: _, keptAt: __, ...record } = await sealed(each, visitor(31), { at: bank.clock.now(), deviceAt: 0 });
      expect(await takeRecord(as(lobby), { ...record, kind: 'screening', deviceNow: 0 })).toMatchObject({ state: 'review' });
    }
    expect((await review(as(head), { branch })).devices.find((one) => one.device === kit.device)).toMatchObject({ removed: true });
    for (const one of (await review(as(head), { branch })).review) await discardRecord(as(head), { branch, record: one.id, why: '测试' });
  });
});

describe('the line is cut at every point', () => {
  it('200 seeds: nothing lost, nothing twice, and the shelf ends as if it had been counted in order', async () => {
    const kit = await kitFor(lobby);
    const made = { screening: 0, round: 0 };
    const before = { screening: await count(sql`screening.registration`), round: await count(sql`protection.round`), records: await count(sql`offline.record`) };
    const zones = ['door', 'waiting', 'cash', 'machines'];
    const walks = await Promise.all(zones.map((zone) => patrol(zone)));
    let deviceNow = 0;
    let lastCount = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const chance = chanceOf('cut', seed);
      const shelf = memory();
      const real = line(() => lobby, () => deviceNow);
      let cuts = 0;
      const post: Post = async (records) => {
        // in any order, some of them twice
        const shuffled = [...records, ...records.filter(() => chance() < 0.2)].map((one) => ({ one, at: chance() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
        const cut = cuts < 4 ? Math.floor(chance() * 5) : 4;
        cuts += 1;
        if (cut === 0) throw new Error('cut before anything left');
        if (cut === 1) { await real(shuffled.slice(0, Math.ceil(shuffled.length / 2))); throw new Error('cut in the middle'); }
        if (cut === 2) { await real(shuffled); throw new Error('cut after the server was done, before its answer'); }
        if (cut === 3) return { taken: (await real(shuffled)).taken.slice(0, 1) };
        return real(shuffled);
      };
      let queue = openQueue({ shelf, post, now: () => deviceNow });
      const done = 1 + Math.floor(chance() * 3);
      for (let n = 0; n < done; n += 1) {
        bank.clock.pass(0.1);
        deviceNow += 6_000;
        const kind = chance();
        const one: Written = kind < 0.5 ? visitor(seed) : kind < 0.8 ? { ...(walks[Math.floor(chance() * 4)] ?? visitor(seed)), id: randomUUID() } : counting(100 + Math.floor(chance() * 100));
        if (one.kind === 'count') lastCount = (one.body as { lines: { counted: number }[] }).lines[0]?.counted ?? 0;
        else made[one.kind] += 1;
        await queue.keep(await sealed(kit, one, { at: bank.clock.now(), deviceAt: deviceNow }));
        if (chance() < 0.3) await queue.flush();
        // the device restarts: what lies on it is all there is
        if (chance() < 0.3) { queue = openQueue({ shelf, post, now: () => deviceNow }); await queue.load(); }
      }
      for (let tries = 0; !(await queue.flush()); tries += 1) if (tries > 20) throw new Error(`seed ${seed}: something is never sent`);
      expect(shelf.records.size).toBe(0);
    }
    expect({ screening: await count(sql`screening.registration`), round: await count(sql`protection.round`) }).toEqual({ screening: before.screening + made.screening, round: before.round + made.round });
    expect(await count(sql`offline.record where state = 'review'`)).toBe(0);
    const stock = await bank.house.db.look({ branch }, (tx) => tx.one<{ quantity: number; moves: number }>(sql`
      select quantity, (select sum(quantity)::int from protection.movement where branch_id = ${branch} and item_code = 'mask' and batch = 'M-1') as moves from protection.stock where branch_id = ${branch} and item_code = 'mask' and batch = 'M-1'`));
    expect(stock).toEqual({ quantity: lastCount, moves: lastCount });
  }, 150_000);

  it('a count of earlier, sent later, minds what was handed out since', async () => {
    const kit = await kitFor(lobby);
    const kept = await sealed(kit, counting(90), { at: bank.clock.now(), deviceAt: 0 });
    bank.clock.pass(4);
    await issueStock(as(head), { branch, item: 'mask', quantity: 15 });
    const { marks: _, keptAt: __, ...record } = kept;
    expect((await takeRecord(as(lobby), { ...record, kind: 'count', deviceNow: 4 * 60_000 })).state).toBe('done');
    expect(await bank.house.db.look({ branch }, (tx) => tx.one<{ quantity: number }>(sql`select quantity from protection.stock where branch_id = ${branch} and item_code = 'mask' and batch = 'M-1'`))).toEqual({ quantity: 75 });
  });

  it('what a colleague recorded meanwhile is not done twice', async () => {
    const kit = await kitFor(lobby);
    const rounds = await roundsNow(as(lobby), { branch });
    const duty = rounds.duties.find((one) => one.state === 'due' || one.state === 'late');
    const body = { place: duty?.place ?? '', scanned: true, done: [{ place: duty?.place ?? '', line: duty?.line ?? '', at: duty?.at.toISOString() ?? null }] };
    const { marks: _, keptAt: __, ...record } = await sealed(kit, { id: randomUUID(), kind: 'round', label: ['巡检', 'Patrol'], body }, { at: bank.clock.now(), deviceAt: 0 });
    await recordRound(as(head), { branch, ...body });
    expect((await takeRecord(as(lobby), { ...record, kind: 'round', deviceNow: 0 })).state).toBe('done');
    expect((await review(as(head), { branch })).lately.find((one) => one.id === record.id)).toMatchObject({ reason: 'protection.alreadyDone' });
  });
});
