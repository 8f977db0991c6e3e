import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes, instantOf } from '#kernel/time.ts';
import { book, makeDays } from '#modules/appointments/index.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { connectGateway, gatewayOf, sendText } from '#modules/contact/index.ts';
import { ordinaryWeek, selfServiceAt, setException, setSelfService, setWeeklyHours, type ZoneState } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { askCode } from './acts/ask-code.ts';
import { confirm } from './acts/confirm.ts';
import { noteZone } from './acts/note-zone.ts';
import { noteChange } from './acts/note-change.ts';
import { followAlso, leave, renew } from './acts/own.ts';
import { settleTold } from './acts/settle-told.ts';
import { subscribe } from './acts/subscribe.ts';
import { tell } from './acts/tell.ts';
import { tend } from './acts/tend.ts';
import { settleAll, tellAll } from './jobs.ts';
import { linkOf } from './links.ts';
import { networkOf } from './quota.ts';
import { ownSubscription } from './reads/own.ts';
import { panel } from './reads/panel.ts';
import { afterQuiet, changed, dueAt, stretches, summed, zoneDay, type SaidDay } from './rules.ts';

const ZONE = 'Asia/Shanghai';
const MONDAY = '2026-03-09';
const at = (clock: string, on = MONDAY) => instantOf(on, clock, ZONE);
const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });

/** Nothing is sent: no jobs run here. */
const GATEWAY = gatewayOf({ url: 'http://127.0.0.1:9/', keyId: 'k', secret: 's', signName: 'n', codes: {}, receiptKey: 'of the subscriptions' });

let bank: TestBank;
let serial = 0;
const phone = () => `139${String(10_000_000 + (serial += 1))}`;
const system = () => bank.asking();
const nobody = () => bank.as('anonymous');

beforeAll(async () => {
  bank = await openBank({ at: at('10:00') });
  connectGateway(GATEWAY);
  await putService(system(), { code: 'cash', name: 'cash', nameEn: 'cash', group: 'personal', minutes: 4, maskOff: false, urgency: 'ordinary' });
}, 120_000);
afterAll(async () => {
  connectGateway(undefined);
  await bank.close();
});

describe('following a branch', () => {
  test('a phone that shows its code follows, is told once of each change with the hours as they are, and leaves in one tap: then its number is gone', async () => {
    const [first, second] = [await branch(), await branch()];
    const mine = phone();
    const { request } = await askCode(nobody(), { branches: [first, second], phone: mine, address: '10.0.0.1' });
    const { code: sent = '' } = await lastText(first);
    expect(sent).toMatch(/^\d{6}$/);
    const wrong = sent === '000000' ? '000001' : '000000';
    expect(await confirm(nobody(), { request, code: wrong })).toEqual({ outcome: 'wrong', left: 4, subscriber: null });
    const { outcome, subscriber } = await confirm(nobody(), { request, code: sent });
    expect(outcome).toBe('confirmed');
    expect((await confirm(nobody(), { request, code: sent })).outcome).toBe('over');
    const link = linkOf(bank.house.secrets, subscriber ?? '');
    expect((await lastText(first)).link).toBe(link);
    expect(await ownSubscription(nobody(), { link: link.toLowerCase() })).toMatchObject({ phone: `${mine.slice(0, 3)}****${mine.slice(-4)}`, branches: [{ id: first, days: [] }, { id: second, days: [] }] });

    await shut(first, '2026-03-11');
    await shut(second, '2026-03-12');
    await later(1);
    expect(await texts(first)).toEqual(['phone.code', 'subscription.made']);
    // A second thought within the minutes of merging, and another branch: one text.
    await shut(first, '2026-03-12');
    await later(4);
    expect(await texts(first)).toEqual(['phone.code', 'subscription.made', 'hours.changedMany']);
    expect(await texts(second)).toEqual([]);
    expect(await lastText(first)).toEqual({ count: '2', first: expect.stringContaining('3月11日–12日 停业'), second: expect.stringContaining('3月12日周四 停业'), link });
    await later(10);
    expect(await texts(first)).toHaveLength(3);
    expect((await ownSubscription(nobody(), { link })).branches[0]?.days).toEqual([{ when: '3月11日–12日', hours: '停业' }]);

    expect(await leave(nobody(), { link, from: first })).toEqual({ following: 1 });
    await followAlso(nobody(), { link, to: first });
    expect(await leave(nobody(), { link })).toEqual({ following: 0 });
    expect(await code(leave(nobody(), { link }))).toBe('subscriptions.linkUnknown');
    await shut(first, '2026-03-13');
    await later(30);
    expect(await texts(first)).toHaveLength(3);
    expect(await bank.house.db.look({ branches: 'all' }, (tx) => tx.many<object>(sql`select id from subscriptions.subscriber where id = ${subscriber}`))).toEqual([]);
  });

  test('a code has few tries, also of those who try at once; nobody’s phone is flooded, neither is the gateway by one address', async () => {
    const place = await branch();
    const mine = phone();
    const ask = (of: string, address: string) => askCode(nobody(), { branches: [place], phone: of, address });
    const { request } = await ask(mine, '10.1.0.1');
    const { code: sent = '' } = await lastText(place);
    const guesses = Array.from({ length: 12 }, (_, nth) => String((Number(sent) + nth + 1) % 1_000_000).padStart(6, '0'));
    const outcomes = await Promise.all(guesses.map((guess) => confirm(nobody(), { request, code: guess })));
    expect(outcomes.filter((one) => one.outcome === 'wrong')).toHaveLength(4);
    expect((await confirm(nobody(), { request, code: sent })).outcome).toBe('over');

    expect(await code(ask(mine, '10.1.0.2'))).toBe('subscriptions.tooSoon');
    const asked: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) { bank.clock.pass(2); asked.push(await code(ask(mine, `10.1.1.${nth}`))); }
    expect(asked).toEqual(['yes', 'yes', 'yes', 'yes', 'subscriptions.tooManyCodes']);
    await changeNetworkSetting(system(), { name: 'subscriptions.codesPerAddress', value: 6, fromOn: '2026-03-02', source: 'test' });
    const crowd = await Promise.all(Array.from({ length: 10 }, () => code(ask(phone(), '10.1.2.1'))));
    expect(crowd.filter((one) => one === 'yes')).toHaveLength(6);
    expect(crowd.filter((one) => one === 'subscriptions.tooManyCodes')).toHaveLength(4);
    await changeNetworkSetting(system(), { name: 'subscriptions.codesPerAddress', value: 10_000, fromOn: '2026-03-02', source: 'test' });

    const old = await ask(phone(), '10.1.3.1');
    const { code: good = '' } = await lastText(place);
    bank.clock.pass(6);
    expect((await confirm(nobody(), { request: old.request, code: good })).outcome).toBe('over');
    expect(await code(ask('123', '10.1.3.2'))).toBe('phone.invalid');
    connectGateway(undefined);
    expect(await code(ask(phone(), '10.1.3.2'))).toBe('subscriptions.noTexts');
    connectGateway(GATEWAY);
    expect(await code(askCode(nobody(), { branches: await Promise.all(Array.from({ length: 6 }, branch)), phone: phone(), address: '10.1.3.3' }))).toBe('subscriptions.tooMany');
  });

  test('a crowd: the same phone at once is one subscriber, a version noted and told at once by several is told once to each', async () => {
    const place = await branch();
    const mine = phone();
    const made = await Promise.all(Array.from({ length: 8 }, () => subscribe(system(), { phone: mine, branches: [place], lang: 'zh' })));
    expect(new Set(made.map((one) => one.subscriber)).size).toBe(1);
    await Promise.all(Array.from({ length: 40 }, () => subscribe(system(), { phone: phone(), branches: [place], lang: 'en' })));
    bank.clock.pass(1);
    const version = await publish(place, '2026-03-11');
    await Promise.all(Array.from({ length: 6 }, () => noteChange(system(), { at: place, version })));
    bank.clock.pass(4);
    await Promise.all(Array.from({ length: 6 }, () => tell(system(), {})));
    const told = await changeTexts(place);
    expect(told).toHaveLength(41);
    expect(new Set(told).size).toBe(41);

    // Those who leave this branch while a change is noted hear nothing of it afterwards.
    const other = await branch();
    const leaving = await Promise.all(Array.from({ length: 10 }, () => subscribe(system(), { phone: phone(), branches: [place, other], lang: 'zh' })));
    bank.clock.pass(1);
    const next = await publish(place, '2026-03-12');
    await Promise.all([...leaving.map(({ subscriber }) => leave(nobody(), { link: linkOf(bank.house.secrets, subscriber), from: place })), noteChange(system(), { at: place, version: next })]);
    bank.clock.pass(4);
    await Promise.all(Array.from({ length: 3 }, () => tell(system(), {})));
    const heard = (await changeTexts(place)).slice(41);
    expect(new Set(heard).size).toBe(41);
    expect(heard.filter((about) => leaving.some(({ subscriber }) => about.endsWith(subscriber)))).toEqual([]);
  });

  test('a change of the 24-hour zone is told once, with the reason and as it stands by then; what was undone in time is not, nor what the bank does not want told', async () => {
    const place = await branch();
    await subscribe(system(), { phone: phone(), branches: [place], lang: 'zh' });
    const zone = async (state: ZoneState, reason = '') => {
      const { state: before } = await bank.house.db.look({ branch: place }, (tx) => selfServiceAt(tx, place));
      bank.clock.pass(1);
      await setSelfService(bank.as('lobby_manager', [place]), { branch: place, state, reason, reasonEn: reason });
      const news = { at: place, before, state, since: bank.clock.now().toISOString() };
      // The job may run twice, also at once.
      const noted = await Promise.all([noteZone(system(), news), noteZone(system(), news), noteZone(system(), news)]);
      return noted.reduce((sum, one) => sum + one.noted, 0);
    };
    const told = async () => (await texts(place)).filter((one) => one === 'hours.changed').length;
    expect(await zone('closed', '设备检修')).toBe(1);
    await Promise.all([later(4), later(0)]);
    expect(await told()).toBe(1);
    expect(await lastText(place)).toMatchObject({ hours: '24小时自助区停用（设备检修）', date: expect.stringMatching(/^3月\d+日\d\d:\d\d起$/) });
    // Open again and apart from the hall within the minutes of merging: one text, of how it stands.
    await zone('joined');
    await zone('cut_off', '大厅消毒');
    await later(4);
    expect(await told()).toBe(2);
    expect(await lastText(place)).toMatchObject({ hours: '24小时自助区与大厅隔开，单独开放（大厅消毒）', instead: '自助机具可用' });
    // Undone before anybody heard.
    await zone('closed', '误操作');
    await zone('cut_off', '大厅消毒');
    await later(4);
    expect(await told()).toBe(2);
    // Together with other hours: two things, one text.
    await zone('closed', '设备检修');
    await shut(place, '2026-03-16');
    await later(4);
    expect((await texts(place)).filter((one) => one === 'hours.changedMany')).toHaveLength(1);
    expect((await panel(bank.as('hq_operations'), {})).changes.filter((one) => one.branch === place).map((one) => one.zone).filter((one) => one !== null)).toEqual(['closed', 'cut_off', 'closed', 'cut_off', 'joined', 'closed']);
    await changeNetworkSetting(system(), { name: 'subscriptions.zoneTold', value: 'closing', fromOn: '2026-03-02', source: 'test' });
    expect([await zone('joined'), await zone('cut_off', '消毒'), await zone('joined'), await zone('closed', '检修')]).toEqual([1, 0, 0, 1]);
    await changeNetworkSetting(system(), { name: 'subscriptions.zoneTold', value: 'all', fromOn: '2026-03-02', source: 'test' });
    bank.clock.moveTo(at('10:00'));
  });

  test('what was taken back before anybody heard is not told; who booked and hears of the change by that booking’s text is not told twice; figures say what became of each', async () => {
    const place = await branch();
    const [booked, plain] = [phone(), phone()];
    const moved = phone();
    for (const one of [booked, moved, plain]) await subscribe(system(), { phone: one, branches: [place], lang: 'zh' });
    await makeDays(system(), { branch: place });
    await book(nobody(), { branch: place, service: 'cash', startsAt: at('11:00', '2026-03-11').toISOString(), phone: booked });
    const { booking } = await book(nobody(), { branch: place, service: 'cash', startsAt: at('11:00', '2026-03-10').toISOString(), phone: moved });
    bank.clock.pass(1);
    await shut(place, '2026-03-11');
    await shut(place, '2026-03-11', ['09:00', '16:00']);
    await later(5);
    expect(await changeTexts(place)).toEqual([]);
    await shut(place, '2026-03-11');
    await makeDays(system(), { branch: place, anew: true });
    // As closures tells: one of the two hears that another time is kept.
    await sendText(system(), { branch: place, phoneSealed: bank.house.secrets.seal('phone', moved), template: 'booking.stands', params: { branch: 'b', time: 't', code: 'c' }, dedupeKey: 'a closure', about: `booking/${booking}` });
    await later(5);
    expect(await changeTexts(place)).toHaveLength(1);
    const [message = ''] = await bank.house.db.look({ branch: place }, async (tx) => (await tx.many<{ id: string }>(sql`select id from contact.message where branch_id = ${place} and template = 'hours.changed'`)).map((row) => row.id));
    await settleAll(system());
    await settleTold(system(), { texts: [{ branch: place, message, state: 'delivered' }] });
    const seen = await panel(bank.as('branch_head', [place]), {});
    expect(seen.branches).toEqual([{ branch: place, followers: 3, name: expect.any(String), nameEn: expect.any(String) }]);
    expect(seen.changes).toMatchObject([
      { version: 4, followers: 3, waiting: 0, told: 1, delivered: 1, failed: 0, covered: 2, needless: 0, from: '2026-03-11', to: '2026-03-11' },
      { version: 3, told: 0, needless: 3 }, { version: 2, told: 0, needless: 3 },
    ]);
    expect(JSON.stringify(seen)).not.toContain(plain.slice(-4));
  });

  test('nobody is woken: over night a text waits; a change far ahead is told when it comes near; a subscription that is not renewed ends and the number goes', async () => {
    const place = await branch();
    const { subscriber } = await subscribe(system(), { phone: phone(), branches: [place], lang: 'en' });
    const link = linkOf(bank.house.secrets, subscriber);
    bank.clock.moveTo(at('21:30'));
    await shut(place, '2026-03-11');
    await later(60);
    expect(await changeTexts(place)).toEqual([]);
    bank.clock.moveTo(at('07:00', '2026-03-10'));
    await tellAll(system());
    expect(await lastText(place)).toMatchObject({ date: '11 Mar', hours: 'closed', link });
    await shut(place, '2026-04-20');
    await later(60);
    expect(await changeTexts(place)).toHaveLength(1);
    bank.clock.moveTo(at('09:00', '2026-04-06'));
    await tellAll(system());
    expect(await lastText(place)).toMatchObject({ date: '20 Apr' });

    bank.clock.moveTo(at('10:30', '2026-08-24'));
    await tend(system(), {});
    await tend(system(), {});
    expect((await texts(place)).filter((one) => one === 'subscription.ends')).toHaveLength(1);
    expect(await ownSubscription(nobody(), { link })).toMatchObject({ endsSoon: true });
    await renew(nobody(), { link });
    expect(await ownSubscription(nobody(), { link })).toMatchObject({ endsSoon: false });
    bank.clock.moveTo(at('10:30', '2027-03-01'));
    expect(await code(ownSubscription(nobody(), { link }))).toBe('subscriptions.linkUnknown');
    await tend(system(), {});
    expect(await bank.house.db.look({ branches: 'all' }, (tx) => tx.many<object>(sql`select id from subscriptions.subscriber`))).toEqual([]);
    bank.clock.moveTo(at('10:00'));
  });

  test('whatever people and the network do meanwhile: each version reaches each follower at most once, whoever stays hears of all that stands, nobody hears anything after leaving', async () => {
    const step = fc.constantFrom('shut0', 'shut1', 'open0', 'open1', 'join', 'join', 'leave', 'leaveOne', 'tell', 'minute', 'night');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      bank.clock.moveTo(at('10:00'));
      const places = [await branch(), await branch()] as const;
      const people: { subscriber: string; link: string; left?: Date }[] = [];
      for (const [nth, one] of steps.entries()) {
        const place = places[one.endsWith('1') ? 1 : 0];
        const person = people[nth % Math.max(1, people.length)];
        bank.clock.pass(1);
        if (one.startsWith('shut')) await shut(place, `2026-03-1${3 + (nth % 4)}`);
        else if (one.startsWith('open')) await shut(place, `2026-03-1${3 + (nth % 4)}`, ['09:00', '16:00']);
        else if (one === 'join') { const { subscriber } = await subscribe(system(), { phone: phone(), branches: [...places], lang: 'zh' }); people.push({ subscriber, link: linkOf(bank.house.secrets, subscriber) }); }
        else if (one === 'leave' && person && !person.left) { await leave(nobody(), { link: person.link }); person.left = bank.clock.now(); }
        else if (one === 'leaveOne' && person && !person.left) await leave(nobody(), { link: person.link, from: places[1] });
        else if (one === 'tell') await Promise.all([tellAll(system()), tellAll(system())]);
        else if (one === 'night') { bank.clock.pass(14 * 60); await tellAll(system()); }
      }
      await later(5);
      bank.clock.pass(15 * 60);
      await tellAll(system());
      const notices = await bank.house.db.look({ branches: 'all' }, (tx) => tx.many<{ subscriber: string; state: string; message: string | null }>(sql`
        select subscriber_id as subscriber, state, message_id as message from subscriptions.notice where branch_id = any (${[...places]}::uuid[])`));
      expect(notices.filter((one) => one.state === 'waiting')).toEqual([]);
      const sent = await bank.house.db.look({ branches: 'all' }, (tx) => tx.many<{ id: string; subscriber: string; queued: Date }>(sql`
        select id, substr(about, 12) as subscriber, queued_at as queued from contact.message where branch_id = any (${[...places]}::uuid[]) and template like 'hours.%'`));
      // Each text stands for a notice, each told notice for a text: nothing is said twice, nothing unsaid.
      expect(new Set(notices.flatMap((one) => one.message ?? []))).toEqual(new Set(sent.map((one) => one.id)));
      for (const { subscriber, left } of people) {
        expect(sent.filter((one) => one.subscriber === subscriber && left !== undefined && one.queued > left)).toEqual([]);
        if (left === undefined) expect(await unheard(subscriber, places)).toEqual([]);
      }
    }), { numRuns: Number(process.env['KAIMEN_SUBSCRIPTION_RUNS'] ?? 12), seed: 20260309 });
    bank.clock.moveTo(at('10:00'));
  }, 60_000);
});

test('the quiet hours may pass midnight or not, and a change far ahead waits until it is near', () => {
  const night = { quietFrom: '21:00', quietTo: '07:00' };
  expect(afterQuiet(at('20:59'), night, ZONE)).toEqual(at('20:59'));
  expect(afterQuiet(at('21:00'), night, ZONE)).toEqual(at('07:00', '2026-03-10'));
  expect(afterQuiet(at('06:59'), night, ZONE)).toEqual(at('07:00'));
  expect(afterQuiet(at('13:00'), { quietFrom: '12:00', quietTo: '14:00' }, ZONE)).toEqual(at('14:00'));
  expect(afterQuiet(at('03:00'), { quietFrom: '12:00', quietTo: '12:00' }, ZONE)).toEqual(at('03:00'));
  const timing = { mergeMinutes: 3, horizonDays: 14, ...night };
  expect(dueAt(at('10:00'), '2026-03-23', timing, ZONE)).toEqual(at('10:03'));
  expect(dueAt(at('10:00'), '2026-03-25', timing, ZONE)).toEqual(at('09:00', '2026-03-11'));
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_880 }), fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 47 }), (minute, from, to) => {
    const quiet = { quietFrom: clockText(from), quietTo: clockText(to) };
    const once = afterQuiet(addMinutes(at('00:00'), minute), quiet, ZONE);
    expect(afterQuiet(once, quiet, ZONE)).toEqual(once);
  }));
});

test('an IPv6 customer counts as one address whatever end it asks from; an IPv4 one as itself', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:0db8:1:2:ffff:1:2:3'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect([networkOf('::1'), networkOf('10.0.0.1'), networkOf('::ffff:10.0.0.1')]).toEqual(['0:0:0:0::/64', '10.0.0.1', '10.0.0.1']);
});

test('days with the same hours are one line; a text says the first and that more follows', () => {
  const day = (date: string, opens?: string): SaidDay => ({ date, mode: opens ? 'open' : 'closed', personal: opens ? [{ opens, closes: '16:00' }] : [], corporate: [], machines: [{ opens: '06:00', closes: '22:00' }] });
  const days = [day('2026-03-30'), day('2026-03-31'), day('2026-04-01'), day('2026-04-03', '09:00')];
  expect(stretches(days, 'zh', '2026-04-20')).toEqual([{ when: '3月30日–4月1日', hours: '停业' }, { when: '4月3日周五', hours: '9:00–16:00' }]);
  expect(stretches(days, 'zh', '2026-04-03')[1]).toEqual({ when: '4月3日周五起', hours: '9:00–16:00' });
  expect(stretches(days, 'en', '2026-04-20')).toEqual([{ when: '30 Mar–1 Apr', hours: 'closed' }, { when: '3 Apr', hours: '9:00–16:00' }]);
  expect(summed(days, 'zh', true)).toEqual({ when: '3月30日–4月1日', hours: '停业，之后各日见链接' });
  expect(summed(days.slice(0, 3), 'zh', false)).toEqual({ when: '3月30日–4月1日', hours: '停业' });
  expect(summed(days.slice(0, 3), 'en', true)).toEqual({ when: 'from 30 Mar', hours: 'closed' });
  expect(summed([day('2026-03-30'), day('2026-04-01')], 'zh', false)).toEqual({ when: '3月30日周一起', hours: '停业' });
  expect(changed(days, days.map((one) => ({ ...one })))).toBe('nothing');
  expect(changed([day('2026-03-30')], [day('2026-03-30', '09:00')])).toBe('hours');
  const shutZone = days.map((one) => ({ ...one, machines: [] }));
  expect(changed(days, shutZone)).toBe('zone');
  expect(summed(shutZone.slice(0, 3).map(zoneDay), 'zh', false)).toEqual({ when: '3月30日–4月1日', hours: '24小时自助区关闭' });
  expect(summed(days.slice(0, 1).map(zoneDay), 'en', false)).toEqual({ when: '30 Mar', hours: '24-hour zone 6:00–22:00' });
});

const clockText = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;

async function branch(): Promise<string> {
  const { branch: made } = await foundBranch(bank);
  await setWeeklyHours(system(), { branch: made, from: MONDAY, week: ordinaryWeek({ workday: { personal: ['09:00-16:00'] } }) });
  return made;
}

/** The next version, published and not yet noted: closed on a day, or open then. */
async function publish(place: string, on: string, open?: readonly [string, string]): Promise<number> {
  const hours = open ? { mode: 'open' as const, personal: [{ opens: open[0], closes: open[1] }] } : { mode: 'closed' as const, personal: [] };
  return (await setException(system(), { branch: place, from: on, to: on, weekdays: [], days: 'every', reason: { zh: '消毒', en: 'Disinfection' }, hours: { ...hours, corporate: [], machines: [{ opens: '00:00', closes: '24:00' }], cutOffs: [] } })).version;
}

async function shut(place: string, on: string, open?: readonly [string, string]): Promise<void> {
  await noteChange(system(), { at: place, version: await publish(place, on, open) });
}

async function later(minutes: number): Promise<void> {
  bank.clock.pass(minutes);
  await tellAll(system());
}

const messages = (place: string) => bank.house.db.look({ branch: place }, (tx) => tx.many<{ template: string; about: string; sealed: string }>(sql`
  select template, about, params_sealed as sealed from contact.message where branch_id = ${place} order by queued_at, id`));
const texts = async (place: string) => (await messages(place)).map((one) => one.template);
const changeTexts = async (place: string) => (await messages(place)).filter((one) => one.template.startsWith('hours.')).map((one) => one.about);

async function lastText(place: string): Promise<Record<string, string>> {
  return JSON.parse(bank.house.secrets.open('sms', (await messages(place)).at(-1)?.sealed ?? '')) as Record<string, string>; // written by sendText: strings only
}

/** Versions published while this one followed that have no notice: there must be none. */
function unheard(subscriber: string, places: readonly string[]) {
  return bank.house.db.look({ branches: 'all' }, (tx) => tx.many<object>(sql`
    select version.branch_id, version.number from hours.version
    join subscriptions.follow on follow.branch_id = version.branch_id and follow.subscriber_id = ${subscriber} and follow.since <= version.published_at
    where version.branch_id = any (${[...places]}::uuid[]) and cardinality(version.affected) > 0
      and not exists (select from subscriptions.notice where notice.branch_id = version.branch_id and notice.version = version.number and notice.subscriber_id = ${subscriber} and state in ('told', 'same'))`));
}
