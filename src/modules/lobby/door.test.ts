import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addDays } from '#kernel/time.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { admitNext } from './acts/admit-next.ts';
import { closeDay } from './acts/close-day.ts';
import { countLeaving } from './acts/count-leaving.ts';
import { decideCase } from './acts/decide-case.ts';
import { fillDoorForm } from './acts/fill-door-form.ts';
import { leaveVisit } from './acts/leave.ts';
import { measureAgain } from './acts/measure-again.ts';
import { placeVisit } from './acts/place-visit.ts';
import { screenVisitor } from './acts/screen-visitor.ts';
import { takeOwnTicket } from './acts/take-ticket.ts';
import { undo } from './acts/undo.ts';
import { unmaskRegistration } from './acts/unmask-registration.ts';
import { callNext } from './acts/call-next.ts';
import { can } from './can.ts';
import { purgeExpired } from './jobs.ts';
import { casesAtDoor } from './reads/cases-at-door.ts';
import { certificates, doorForm, doorQuestions, openCases, registrations } from './reads/door.ts';
import { hallOf } from './reads/hall.ts';
import { occupancyCurve, waitsOfDay } from './reads/day.ts';
import { queueOf } from './reads/queue.ts';
import { at, CONSENT, openLobby, TODAY, WELL, worker, type Lobby } from '#test/rig/lobby.ts';

let lobby: Lobby;
beforeAll(async () => { lobby = await openLobby({ areaM2: 25 }); });
afterAll(() => lobby.close());
let day = 0;
beforeEach(() => {
  day += 1;
  lobby.clock.moveTo(at('09:00', today()));
});

const B = () => ({ branch: lobby.branch });
const today = () => addDays('2026-04-01', day);
const tomorrow = () => addDays(today(), 1);
const code = (deed: Promise<unknown>) => deed.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));
const screen = (more: Partial<Parameters<typeof screenVisitor>[1]> = {}) =>
  screenVisitor(lobby.ask(), { ...B(), temperature: 36.5, answers: WELL, phone: '13800001234', consentVersion: CONSENT, ...more });
const form = (more: Partial<Parameters<typeof fillDoorForm>[1]> = {}) =>
  fillDoorForm(lobby.anybody(), { ...B(), day: today(), consentVersion: CONSENT, people: [{ phone: '13800001234', answers: WELL }], ...more });
const hall = () => lobby.house.db.look(B(), (tx) => hallOf(tx, lobby.branch, lobby.clock.now()));
const kept = async (registration: string) => {
  const [row] = await lobby.rows<{ sealed: string; on_date: string; limit_celsius: number; comparator: string; consent_by: string; mode: string; legal_basis: string | null }>(sql`select * from screening.registration where id = ${registration}`);
  return { ...row, content: JSON.parse(lobby.house.secrets.openForDay(row?.on_date ?? '', row?.sealed ?? '') ?? '{}') as Record<string, unknown> };
};

describe('at the door', () => {
  it('a visitor who is well comes in; only phone and pass are kept, sealed, with limit, consent and how it was given', async () => {
    const screened = await screen();
    expect(screened).toMatchObject({ verdict: 'pass', place: 'inside', case: null });
    const row = await kept(screened.registration);
    expect(row.content).toEqual({ phone: '+8613800001234' });
    expect(row).toMatchObject({ limit_celsius: 37.3, comparator: '>=', consent_by: 'spoken', mode: 'minimal', legal_basis: null });
    expect(row.sealed).not.toContain('1380000');
  });

  it('a person without a phone is registered on paper', async () => {
    const screened = await screenVisitor(lobby.ask(), { ...B(), temperature: 36.5, answers: WELL, contact: 'paper', consentBy: 'paper', consentVersion: CONSENT });
    expect(screened.verdict).toBe('pass');
    expect((await kept(screened.registration)).content).toEqual({});
  });

  it.each([
    ['an open question', { answers: { contact: false } }, 'lobby.answersMissing'],
    ['no consent', { consentVersion: undefined }, 'lobby.consentMissing'],
    ['consent to another text', { consentVersion: 'old' }, 'lobby.consentMissing'],
    ['no phone and no word about it', { phone: undefined }, 'lobby.contactMissing'],
    ['a number that is no phone', { phone: '12' }, 'phone.invalid'],
    ['a temperature of the air', { temperature: 22 }, 'input.invalid'],
  ])('refuses %s', async (_name, more, expected) => expect(await code(screen(more as never))).toBe(expected));

  it('is no place for tellers, sellers or other branches', async () => {
    for (const role of ['teller', 'wealth_manager', 'relationship_manager', 'auditor'] as const) {
      expect(await code(screenVisitor(lobby.ask(role), { ...B(), temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT }))).toBe('forbidden');
    }
    expect(await code(screenVisitor({ ...lobby.ask(), actor: worker('lobby_manager', newId()) }, { ...B(), temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT }))).toBe('branch.unknown');
  });

  it('follows the limit and the comparator in force at this branch', async () => {
    await lobby.setting('temperatureLimit', 37.2);
    await lobby.setting('temperatureComparator', '>');
    expect([(await screen({ temperature: 37.2 })).verdict, (await screen({ temperature: 37.3 })).verdict]).toEqual(['pass', 'measure_again']);
    await lobby.setting('temperatureLimit', 37.3);
    await lobby.setting('temperatureComparator', '>=');
  });

  it('keeps more only under a dated legal basis', async () => {
    await lobby.setting('legalBasis', { document: '91号', issuer: '某指挥部', from: '2026-01-01', to: today() });
    const screened = await screen({ name: '张三' });
    const row = await kept(screened.registration);
    expect(row).toMatchObject({ mode: 'extended', legal_basis: '某指挥部 91号', content: { phone: '+8613800001234', temperature: 36.5, exposures: [], name: '张三' } });
    lobby.clock.moveTo(at('09:00', tomorrow()));
    expect((await kept((await screen({ name: '张三' })).registration)).content).toEqual({ phone: '+8613800001234' });
    await lobby.setting('legalBasis', null);
  });
});

describe('a form filled in beforehand', () => {
  it('gives each person on one phone a code; the scan shows a masked phone, and the answers are sealed in the database', async () => {
    const { codes } = await form({ people: [{ phone: '13800001234', answers: WELL }, { answers: { ...WELL, area: true } }] });
    expect(new Set(codes).size).toBe(2);
    const [first = '', second = ''] = codes;
    expect(await doorForm(lobby.ask(), { ...B(), code: first })).toMatchObject({ phone: '138****1234', clear: true, exposures: [] });
    expect(await doorForm(lobby.ask(), { ...B(), code: second })).toMatchObject({ phone: null, clear: false, exposures: ['area'] });
    const stored = JSON.stringify(await lobby.rows(sql`select * from screening.door_form`));
    expect(stored).not.toMatch(/13800001234|138\*|area|contact/);
    for (const one of codes) expect(stored).not.toContain(one);
  });

  it('needs only the temperature at the door, forgives how the code is typed, and is used once', async () => {
    const { codes: [mine = ''] } = await form();
    const screened = await screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: ` ${mine.slice(0, 4).toLowerCase()}-${mine.slice(4)} ` });
    expect(screened.verdict).toBe('pass');
    expect(await code(screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: mine }))).toBe('lobby.formUsed');
    expect(await code(doorForm(lobby.ask(), { ...B(), code: mine }))).toBe('lobby.formUsed');
  });

  it('is open for today and tomorrow, and good on its own day only', async () => {
    expect(await code(form({ day: '2026-06-01' }))).toBe('lobby.formDay');
    const { codes: [mine = ''] } = await form({ day: tomorrow() });
    expect(await code(screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: mine }))).toBe('lobby.formOtherDay');
    expect(await code(screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: 'NOSUCHCODE' }))).toBe('lobby.formUnknown');
  });

  it('asks for consent to the text in force and for every answer', async () => {
    expect(await code(form({ consentVersion: 'old' }))).toBe('lobby.consentChanged');
    expect(await code(form({ people: [{ answers: { contact: false } }] }))).toBe('lobby.answersMissing');
    expect(await code(form({ people: Array.from({ length: 7 }, () => ({ answers: WELL })) }))).toBe('lobby.formTooMany');
  });

  it('lets the visitor take the number by the same code, after the door and not before', async () => {
    const { codes: [mine = ''] } = await form();
    expect(await code(takeOwnTicket(lobby.anybody(), { ...B(), code: mine, service: 'deposit' }))).toBe('lobby.notScreened');
    await screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: mine });
    expect((await takeOwnTicket(lobby.anybody(), { ...B(), code: mine, service: 'deposit' })).number).toBe('A001');
  });

  it('two tablets that scan one code at once let one person in', async () => {
    const { codes: [mine = ''] } = await form();
    const both = await Promise.all([1, 2].map(() => code(screenVisitor(lobby.ask(), { ...B(), temperature: 36.4, code: mine }))));
    expect(both.sort()).toEqual(['done', 'lobby.formUsed']);
    expect((await hall()).inside).toBe(1);
  });

  it('shows what will be asked, to anybody', async () => {
    const asked = await doorQuestions(lobby.anybody(), B());
    expect(asked).toMatchObject({ days: [today(), tomorrow()], mode: 'minimal', retentionDays: 30, consent: { version: CONSENT } });
    expect(asked.questions.map((one) => one.code)).toEqual(['contact', 'area', 'unwell']);
    expect(asked.services.map((one) => one.code).sort()).toEqual(['corporate', 'deposit', 'open-account']);
  });
});

describe('a fever', () => {
  const hot = (more: Partial<Parameters<typeof screenVisitor>[1]> = {}) => screen({ temperature: 37.8, ...more });

  it('is measured again after a rest; who is well now comes in and keeps no temperature for marketing or anybody', async () => {
    const first = await hot();
    expect(first).toMatchObject({ verdict: 'measure_again', visit: null, restMinutes: 5 });
    expect((await openCases(lobby.ask(), B())).cases).toMatchObject([{ id: first.case, reason: 'fever', secondDue: true }]);
    expect(await code(decideCase(lobby.ask(), { ...B(), case: first.case ?? '', outcome: 'dedicated_area' }))).toBe('lobby.measureFirst');
    const second = await measureAgain(lobby.ask(), { ...B(), case: first.case ?? '', temperature: 36.9 });
    expect(second).toMatchObject({ verdict: 'pass', place: 'inside' });
    expect((await openCases(lobby.ask(), B())).cases).toEqual([]);
    expect(await code(measureAgain(lobby.ask(), { ...B(), case: first.case ?? '', temperature: 36.9 }))).toBe('lobby.caseClosed');
  });

  it('that stays follows one of three ways, each with its own record, and never reaches the queue', async () => {
    const decide = async (outcome: 'turned_away' | 'dedicated_area' | 'isolation_room', more: object = {}) => {
      const { case: open } = await hot();
      expect((await measureAgain(lobby.ask(), { ...B(), case: open ?? '', temperature: 37.9 })).verdict).toBe('fever');
      return code(decideCase(lobby.ask(), { ...B(), case: open ?? '', outcome, ...more }));
    };
    expect(await decide('turned_away')).toBe('lobby.alternativeMissing');
    expect(await decide('turned_away', { alternative: 'phone_bank' })).toBe('done');
    expect(await decide('dedicated_area')).toBe('done');
    expect(await decide('isolation_room')).toBe('lobby.helpMissing');
    expect(await decide('isolation_room', { helpCalled: true })).toBe('done');
    expect(await hall()).toMatchObject({ inside: 0, outside: 0, turnedAway: 1 });
    const closed = await lobby.rows<{ outcome: string; alternative: string | null; helped: boolean }>(sql`
      select outcome, alternative, help_called_at is not null as helped from screening.abnormal_case where closed_at is not null and opened_at >= ${at('00:00', today())} order by outcome`);
    expect(closed).toEqual([{ outcome: 'dedicated_area', alternative: null, helped: false }, { outcome: 'isolation_room', alternative: null, helped: true }, { outcome: 'turned_away', alternative: 'phone_bank', helped: false }]);
  });

  it('and an exposure goes straight to a decision; what was answered with yes is kept, sealed', async () => {
    const screened = await screen({ answers: { ...WELL, contact: true } });
    expect(screened).toMatchObject({ verdict: 'exposure', visit: null });
    expect((await kept(screened.registration)).content).toEqual({ phone: '+8613800001234', exposures: ['contact'] });
    expect(await code(decideCase(lobby.ask(), { ...B(), case: screened.case ?? '', outcome: 'turned_away', alternative: 'app' }))).toBe('done');
    expect(await code(decideCase(lobby.ask(), { ...B(), case: screened.case ?? '', outcome: 'turned_away', alternative: 'app' }))).toBe('lobby.caseClosed');
  });

  it('leaves no value in the trail, the outbox or the log of keys', async () => {
    await hot();
    const written = JSON.stringify([await lobby.trail(), await lobby.rows(sql`select * from app.event`), await lobby.rows(sql`select answer from app.deed_key`)]);
    expect(written).not.toMatch(/37\.8|1380000/);
  });
});

describe('the register', () => {
  it('shows masked phones to those who keep it; unmasking needs a reason and leaves it in the trail', async () => {
    const { registration } = await screen();
    const { registrations: [first] } = await registrations(lobby.ask(), { ...B(), date: today() });
    expect(first).toMatchObject({ id: registration, phone: '138****1234', passed: true });
    expect(await code(unmaskRegistration(lobby.ask(), { ...B(), registration, reason: 'contact_tracing' }))).toBe('forbidden');
    expect(await unmaskRegistration(lobby.ask('branch_head'), { ...B(), registration, reason: 'contact_tracing' })).toEqual({ phone: '+8613800001234' });
    const trail = (await lobby.trail()).slice(-4).map((row) => [row.act, row.outcome]);
    expect(trail).toContainEqual(['lobby.registrations', 'read']);
    expect(trail).toContainEqual(['lobby.unmaskRegistration', 'done']);
  });

  it('is closed to everybody who sells, in every permission of this module that touches it', () => {
    const selling = ['wealth_manager', 'relationship_manager', 'teller', 'duty_phone', 'cleaner', 'system_admin', 'security_admin'];
    const health = [can.readDoorForm, can.screen, can.decideCase, can.seeCases, can.seeRegistrations, can.unmaskRegistration];
    expect(health.flatMap((may) => may.roles.filter((role) => selling.includes(role)))).toEqual([]);
    expect(STAFF_ROLES).toEqual(expect.arrayContaining(selling));
  });

  it('is destroyed when it expires, with a certificate, and no backup can be read after that', async () => {
    const { registration } = await screen();
    const { case: ofFever } = await screen({ temperature: 38 });
    await form();
    const before = today();
    const [sealed] = await lobby.rows<{ sealed: string }>(sql`select sealed from screening.registration where id = ${registration}`);
    lobby.clock.moveTo(at('09:00', '2026-05-31'));
    await purgeExpired(systemAsking(lobby.house));
    const left = await lobby.rows<{ count: number }>(sql`select count(*)::int as count from screening.registration where on_date = ${before}`);
    expect(left).toEqual([{ count: 0 }]);
    expect(await lobby.rows(sql`select id from screening.abnormal_case where id = ${ofFever}`)).toEqual([]);
    const { certificates: proofs } = await certificates(lobby.ask('auditor'), B());
    expect(proofs.find((one) => one.ofDate === before)).toMatchObject({ registrations: 2, forms: 1, cases: 1, retentionDays: 30, digest: expect.stringMatching(/^[0-9a-f]{64}$/), keyDestroyedAt: lobby.clock.now() });
    expect(lobby.house.secrets.openForDay(before, sealed?.sealed ?? '')).toBeUndefined();
    const count = proofs.length;
    await purgeExpired(systemAsking(lobby.house));
    expect((await certificates(lobby.ask('auditor'), B())).certificates).toHaveLength(count);
  });

  it('stays as long as the setting says, and not a day less', async () => {
    const { registration } = await screen();
    await lobby.setting('screeningRetentionDays', 60);
    const then = lobby.clock.now();
    lobby.clock.moveTo(new Date(then.getTime() + 60 * 86_400_000));
    await purgeExpired(systemAsking(lobby.house));
    expect(await lobby.rows(sql`select id from screening.registration where id = ${registration}`)).toHaveLength(1);
    lobby.clock.moveTo(new Date(then.getTime() + 61 * 86_400_000));
    await purgeExpired(systemAsking(lobby.house));
    expect(await lobby.rows(sql`select id from screening.registration where id = ${registration}`)).toEqual([]);
    await lobby.setting('screeningRetentionDays', 30);
  });
});

describe('the hall of five', () => {
  it('sends the sixth outside and lets in by calling order as people leave', async () => {
    const inside = [];
    for (let n = 0; n < 5; n += 1) inside.push(await lobby.ticket());
    const [sixth, seventh] = [await lobby.ticket(), await lobby.ticket({ credit: 'medical' })];
    expect([sixth.place, seventh.place]).toEqual(['outside', 'outside']);
    expect(await hall()).toMatchObject({ inside: 5, outside: 2, cap: 5, free: 0, light: 'full' });
    expect(await code(admitNext(lobby.ask(), B()))).toBe('lobby.hallFull');
    await leaveVisit(lobby.ask(), { ...B(), visit: inside[0]?.visit ?? '' });
    const newcomer = await lobby.ticket();
    expect(newcomer.place).toBe('outside');
    expect((await admitNext(lobby.ask(), B())).number).toBe(seventh.number);
    expect(await hall()).toMatchObject({ inside: 5, outside: 2 });
  });

  it('calls somebody from outside straight to a free counter when there is a place', async () => {
    await lobby.setting('manualCap', 1);
    lobby.clock.pass(2);
    const [first, second] = [await lobby.ticket(), await lobby.ticket()];
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    expect(await code(callNext(lobby.ask('teller'), { ...B(), counter: 3 }))).toBe('lobby.nobodyForCounter');
    const next = await callNext(lobby.ask('teller'), { ...B(), counter: 1, after: first.id });
    expect(next.ticket).toMatchObject({ number: second.number, place: 'inside', counter: 1 });
    expect(await hall()).toMatchObject({ inside: 1, outside: 0 });
    await lobby.setting('manualCap', null);
    lobby.clock.pass(2);
  });

  it('counts each leaving once: finishing, leaving by name, and a tap for somebody unknown', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    const { visit: c } = await lobby.visitor();
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    await callNext(lobby.ask('teller'), { ...B(), counter: 1, after: a.id });
    expect((await hall()).inside).toBe(2);
    await leaveVisit(lobby.ask(), { ...B(), visit: a.visit });
    expect((await hall()).inside).toBe(2);
    expect((await countLeaving(lobby.ask(), B())).inside).toBe(1);
    expect(await lobby.rows<{ state: string }>(sql`select state from lobby.visit where id = ${c}`)).toEqual([{ state: 'left' }]);
    expect(await code(leaveVisit(lobby.ask(), { ...B(), visit: b.visit }))).toBe('done');
    expect(await code(countLeaving(lobby.ask(), B()))).toBe('lobby.hallEmpty');
  });

  it('takes a wrong tap at the door back within ten seconds: who was counted out, who left, who was let in', async () => {
    const inside = [];
    for (let n = 0; n < 5; n += 1) inside.push(await lobby.visitor());
    const sixth = await lobby.ticket();
    lobby.clock.pass(1 / 60);
    const out = await countLeaving(lobby.ask(), B());
    lobby.clock.pass(1 / 60);
    expect(await code(undo(lobby.ask('lobby_manager', 'another'), { ...B(), deed: out.deed }))).toBe('lobby.undoNotYours');
    expect(await Promise.all([undo(lobby.ask(), { ...B(), deed: out.deed }), undo(lobby.ask(), { ...B(), deed: out.deed })].map(code))).toEqual(expect.arrayContaining(['done', 'lobby.nothingToUndo']));
    expect(await hall()).toMatchObject({ inside: 5, entered: 5, outside: 1 });
    lobby.clock.pass(1 / 60);
    const left = await leaveVisit(lobby.ask(), { ...B(), visit: inside[1]?.visit ?? '' });
    lobby.clock.pass(1 / 60);
    expect(await code(undo(lobby.ask(), { ...B(), deed: left.deed ?? '' }))).toBe('done');
    expect(await lobby.rows(sql`select state from lobby.visit where id = ${inside[1]?.visit ?? ''}`)).toEqual([{ state: 'inside' }]);
    lobby.clock.pass(1 / 60);
    await countLeaving(lobby.ask(), B());
    lobby.clock.pass(1 / 60);
    const let1 = await admitNext(lobby.ask(), B());
    await undo(lobby.ask(), { ...B(), deed: let1.deed });
    expect(await hall()).toMatchObject({ inside: 4, entered: 5, outside: 1 });
    expect(await lobby.rows(sql`select place from lobby.ticket where id = ${sixth.id}`)).toEqual([{ place: 'outside' }]);
    lobby.clock.pass(1 / 60);
    const let2 = await admitNext(lobby.ask(), B());
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    expect(await code(undo(lobby.ask(), { ...B(), deed: let2.deed }))).toBe('lobby.undoOvertaken');
    const late = await countLeaving(lobby.ask(), B());
    lobby.clock.pass(11 / 60);
    expect(await code(undo(lobby.ask(), { ...B(), deed: late.deed }))).toBe('lobby.undoTooLate');
    expect(await lobby.house.db.look(B(), (tx) => occupancyCurve(tx, lobby.branch, today(), lobby.clock.now()))).toMatchObject({ visitors: 6, most: 5 });
  });

  it('tells who screens how many abnormal cases are open, and when the first second measurement is due', async () => {
    await screen({ temperature: 37.8 });
    lobby.clock.pass(1);
    await screen({ temperature: 36.5, answers: { ...WELL, contact: true } });
    expect(await lobby.house.db.look(B(), (tx) => casesAtDoor(tx, lobby.branch, lobby.clock.now()))).toEqual({ open: 2, secondDueAt: at('09:05', today()) });
  });

  it('holds a lowered cap until people have left', async () => {
    for (let n = 0; n < 4; n += 1) await lobby.visitor();
    await lobby.setting('manualCap', 2);
    expect((await lobby.visitor()).place).toBe('outside');
    for (let n = 0; n < 2; n += 1) await countLeaving(lobby.ask(), B());
    expect(await code(admitNext(lobby.ask(), B()))).toBe('lobby.hallFull');
    await countLeaving(lobby.ask(), B());
    expect(await code(admitNext(lobby.ask(), B()))).toBe('done');
    await lobby.setting('manualCap', null);
  });

  it('shows where people are', async () => {
    const { visit } = await lobby.visitor();
    await lobby.ticket();
    await lobby.ticket();
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    await placeVisit(lobby.ask(), { ...B(), visit, zone: 'smart' });
    const queue = await lobby.house.db.look(B(), (tx) => queueOf(tx, lobby.branch, lobby.clock.now()));
    expect(Object.fromEntries(queue.zones.map((zone) => [zone.kind, zone.people]))).toEqual({ waiting: 1, cash: 1, machines: 1 });
    expect(queue.counters.map((counter) => [counter.number, counter.staffed, counter.waitingFor])).toEqual([[1, true, 1], [2, false, 1], [3, false, 1]]);
  });

  it('is empty after closing, whatever was open, and the day’s waits and exposure stand', async () => {
    const a = await lobby.ticket();
    await lobby.ticket();
    lobby.clock.pass(10);
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    lobby.clock.pass(10);
    await callNext(lobby.ask('teller'), { ...B(), counter: 1, after: a.id });
    lobby.clock.pass(10);
    await closeDay(lobby.ask(), B());
    expect(await hall()).toMatchObject({ inside: 0, outside: 0, closed: true });
    const [waits, occupancy] = await lobby.house.db.look(B(), async (tx) => [await waitsOfDay(tx, lobby.branch, today()), await occupancyCurve(tx, lobby.branch, today(), lobby.clock.now())] as const);
    expect(waits).toMatchObject({ taken: 2, served: 1, meanMinutes: 10 });
    // Two people shared 20 minutes: each met another for 20.
    expect(occupancy).toMatchObject({ visitors: 2, most: 2, exposureMinutes: 20 });
    expect(await closeDay(lobby.ask(), B())).toMatchObject({ tickets: 0, inside: 0 });
  });
});

it('knows nothing of today but what happened today', async () => {
  expect(await hall()).toMatchObject({ date: today(), inside: 0, entered: 0 });
  expect(TODAY).not.toBe(today());
});
