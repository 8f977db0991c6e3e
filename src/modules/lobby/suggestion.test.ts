import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { expectWalkIns, freeTimes, makeDays } from '#modules/appointments/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { at, openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { sitDown } from './acts/duty.ts';
import { callNext } from './acts/call-next.ts';
import { forecastWaits } from './acts/forecast-waits.ts';
import { takeSuggestion } from './acts/take-suggestion.ts';
import { acceptanceOf } from './reads/acceptance.ts';
import { board } from './reads/board.ts';
import { suggestion } from './reads/suggestion.ts';

let lobby: Lobby;
const B = () => ({ branch: lobby.branch });

beforeAll(async () => {
  lobby = await openLobby();
  const ask = () => lobby.system();
  await setWeeklyHours(ask(), { ...B(), from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  const service = { group: 'personal' as const, maskOff: false, onWeb: false, onPhoneBank: false, bring: '', bringEn: '' };
  await putService(ask(), { ...service, code: 'transfer', name: '转账', nameEn: 'Transfer', minutes: 8, machineMinutes: 5, urgency: 'light', onApp: true, online: '手机银行点“转账”。', onlineEn: 'In the app: Transfer.' });
  await putService(ask(), { ...service, code: 'card', name: '办卡', nameEn: 'Card', minutes: 15, machineMinutes: 8, maskOff: true, urgency: 'light', onApp: false });
  await makeDays(ask(), B());
});
afterAll(() => lobby.close());

async function suggested(service: string, credit: 'none' | 'elderly' | 'green' = 'none') {
  const { visit } = await lobby.visitor(credit);
  const found = await suggestion(lobby.ask(), { ...B(), visit, service });
  return { visit, options: found.options, kinds: found.options.map((one) => one.kind) };
}

describe('the suggestion at the greeting', () => {
  it('offers the tip card, the free machine, then a number, while the hall is quiet', async () => {
    await sitDown(lobby.ask('teller'), { ...B(), counter: 1 });
    const { options, kinds, visit } = await suggested('transfer');
    expect(kinds).toEqual(['online', 'machine', 'ticket']);
    expect(options[0]?.online).toBe('手机银行点“转账”。');
    expect(options[2]).toMatchObject({ waitFrom: 0, waitTo: 0, reasons: ['startsNow'] });
    await takeSuggestion(lobby.ask(), { ...B(), visit, service: 'transfer', offered: kinds, taken: 'machine' });
    expect(await lobby.rows(sql`select zone from lobby.visit where id = ${visit}`)).toEqual([{ zone: 'smart' }]);
  });

  it('offers held times at a crowded hour; taken, the place is booked and the visitor gone, together', async () => {
    for (let n = 0; n < 6; n += 1) await lobby.ticket({ service: 'deposit' });
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    const { visit, options, kinds } = await suggested('card');
    expect(kinds).toEqual(['later', 'ticket']);
    const [later] = options;
    expect(later?.reasons).toEqual(['longWait']);
    expect(later?.times.length).toBeGreaterThan(0);
    const startsAt = later?.times[0]?.startsAt ?? '';
    expect(new Date(startsAt).getTime()).toBeGreaterThanOrEqual(at('09:30').getTime());
    const { booked } = await takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: kinds, taken: 'later', startsAt });
    expect(booked).toMatchObject({ startsAt });
    expect(booked?.code).toMatch(/^[A-Z0-9]{6}$/);
    expect(await lobby.rows(sql`select state from lobby.visit where id = ${visit}`)).toEqual([{ state: 'left' }]);
    expect((await lobby.trail()).filter((entry) => entry.object === `visit/${visit}` && entry.act === 'lobby.takeSuggestion')).toHaveLength(1);
  });

  it('tells a range only from what stands written: for a newcomer behind all others, and for whose place an elder takes', async () => {
    const range = async (credit: 'none' | 'elderly') => {
      const { options } = await suggested('deposit', credit);
      const found = options.find((one) => one.kind === 'ticket');
      return { low: found?.waitFrom, high: found?.waitTo };
    };
    expect(await range('none')).toEqual({ low: null, high: null });
    await forecastWaits(lobby.system(), B());
    const [newcomer] = await lobby.rows<{ low: number; high: number }>(sql`select low_minutes as low, high_minutes as high from lobby.newcomer_forecast where service_group = 'personal'`);
    expect(newcomer?.high).toBeGreaterThan(10);
    expect(await range('none')).toEqual(newcomer);
    const told = await lobby.rows<{ low: number; high: number }>(sql`select low_minutes as low, high_minutes as high from lobby.forecast where outcome is null order by ahead_count`);
    expect(told).toContainEqual(await range('elderly'));
    expect((await range('elderly')).high ?? 0).toBeLessThanOrEqual(newcomer?.high ?? 0);
    const shown = await board(lobby.ask(), B());
    expect(shown.joining.find((one) => one.group === 'personal')).toEqual({ group: 'personal', ...newcomer });
    // What is older than ten minutes is nobody's any more.
    lobby.clock.pass(11);
    expect(await range('none')).toEqual({ low: null, high: null });
    expect((await board(lobby.ask(), B())).joining).toEqual([]);
  });

  it('leaves nobody without a place: a time that is not free is refused, and the visitor is still there', async () => {
    const { visit, kinds } = await suggested('card');
    await expect(takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: kinds, taken: 'later', startsAt: at('22:00').toISOString() })).rejects.toMatchObject({ status: 409 });
    await expect(takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: kinds, taken: 'later' })).rejects.toMatchObject({ code: 'lobby.timeMissing' });
    expect(await lobby.rows(sql`select state from lobby.visit where id = ${visit}`)).toEqual([{ state: 'inside' }]);
  });

  it('points no elder to a machine or a phone, and keeps no figure about who needs care', async () => {
    // With the credit of the elderly the wait is short: nothing but a number is worth offering.
    const { visit, kinds } = await suggested('transfer', 'elderly');
    expect(kinds).toEqual(['ticket']);
    const before = await lobby.rows(sql`select id from lobby.suggestion`);
    await takeSuggestion(lobby.ask(), { ...B(), visit, service: 'transfer', offered: kinds, taken: 'ticket' });
    expect(await lobby.rows(sql`select id from lobby.suggestion`)).toEqual(before);
    expect((await suggested('card', 'green')).kinds).toEqual(['green']);
  });

  it('never sends a mask-off task to a machine, whoever asks', async () => {
    const { visit, kinds } = await suggested('card');
    expect(kinds).not.toContain('machine');
    await expect(takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: [...kinds, 'machine'], taken: 'machine' })).rejects.toMatchObject({ code: 'lobby.notAtMachine' });
    await expect(takeSuggestion(lobby.ask(), { ...B(), visit, service: 'card', offered: ['ticket'], taken: 'online' })).rejects.toMatchObject({ code: 'lobby.notOffered' });
  });

  it('learns: what is offered often and hardly ever taken is offered last', async () => {
    for (let n = 0; n < 20; n += 1) {
      await lobby.house.db.change({ branch: lobby.branch }, (tx) => tx.run(sql`
        insert into lobby.suggestion (branch_id, id, on_date, at, service_code, offered, taken) values (${lobby.branch}, ${newId()}, '2026-03-08', ${at('10:00')}, 'transfer', '{online,machine,ticket}', 'ticket')`));
    }
    const { kinds } = await suggested('transfer');
    expect(kinds.at(-1)).not.toBe('later');
    expect(kinds.indexOf('ticket')).toBeLessThan(kinds.indexOf('online'));
    // It says so to who greets, and to the branch head.
    expect((await suggested('transfer')).options.at(-1)?.reasons.at(-1)).toBe('seldomTaken');
    const known = await lobby.house.db.look({ branch: lobby.branch }, (tx) => acceptanceOf(tx, lobby.branch, at('10:00')));
    expect(known.find((one) => one.service === 'transfer' && one.kind === 'online')).toMatchObject({ name: '转账', isLast: true });
    expect(known.some((one) => one.kind === 'ticket')).toBe(false);
  });

  it('proposes times where no walk-ins are expected', async () => {
    const ask = (zone: number) => freeTimes(lobby.ask(), { ...B(), service: 'card', channel: 'desk', around: at(`${zone}:00`).toISOString() });
    const near = async () => (await ask(14)).best.map((one) => new Date(one.startsAt)).filter((one) => one >= at('14:00') && one < at('15:00')).length;
    expect(await near()).toBeGreaterThan(0);
    await expectWalkIns(lobby.system(), { ...B(), date: TODAY, hours: [13, 14].map((hour) => ({ group: 'personal', hour, minutes: 600 })) });
    expect(await near()).toBe(0);
    await expectWalkIns(lobby.system(), { ...B(), date: TODAY, hours: [] });
    expect(await near()).toBeGreaterThan(0);
    await expect(expectWalkIns(lobby.ask(), { ...B(), date: TODAY, hours: [] })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is for who receives at the door, and for known errands and visitors', async () => {
    const { visit } = await lobby.visitor();
    await expect(suggestion(lobby.ask('teller'), { ...B(), visit, service: 'transfer' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(takeSuggestion(lobby.ask('teller'), { ...B(), visit, service: 'transfer', offered: ['ticket'], taken: 'ticket' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await lobby.trail()).at(-1)).toMatchObject({ act: 'lobby.takeSuggestion', outcome: 'forbidden' });
    await expect(suggestion(lobby.ask(), { ...B(), visit, service: 'nothing' })).rejects.toMatchObject({ code: 'lobby.serviceUnknown' });
    await expect(suggestion(lobby.ask(), { ...B(), visit: newId(), service: 'transfer' })).rejects.toMatchObject({ code: 'lobby.visitUnknown' });
  });
});
