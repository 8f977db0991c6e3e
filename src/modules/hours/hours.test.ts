import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NETWORK, newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { sqlState } from '#platform/db.ts';
import type { Asking } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { MONDAY } from '#test/rig/house.ts';
import { approve } from './acts/approve.ts';
import { change } from './acts/change.ts';
import { closeAtOnce } from './acts/close-at-once.ts';
import { draft } from './acts/draft.ts';
import { markDay, unmarkDay } from './acts/mark-day.ts';
import { noteShown } from './acts/note-shown.ts';
import { publish } from './acts/publish.ts';
import { setWeeklyHours } from './acts/set-as-given.ts';
import { withdraw } from './acts/withdraw.ts';
import type { Feed } from './feed-shape.ts';
import { isOpenAt, nextOpenDay, openingOf, openingsOf } from './opening.ts';
import type { Change } from './plan.ts';
import { waitingDrafts } from './reads/drafts.ts';
import { grid } from './reads/grid.ts';
import { planOfBranch } from './reads/plan-of-branch.ts';
import { dayOf, ordinaryWeek } from './week.ts';

let bank: TestBank;
let branch: string;
let region: string;
let nearby: string;
let code: string;

const WEEK = ordinaryWeek({ workday: { personal: ['09:00-11:30', '14:00-16:00'], corporate: ['09:00-11:30'] }, saturday: { personal: ['10:00-15:00'] }, sunday: {} });
const REASON = { zh: '管道维修', en: 'Pipe repair' };

beforeAll(async () => { bank = await openBank(); });
afterAll(() => bank?.close());

beforeEach(async () => {
  bank.clock.moveTo(MONDAY);
  code = `h${newId().slice(-8)}`;
  ({ branch, region } = await foundBranch(bank, code));
  ({ branch: nearby } = await foundBranch(bank));
  for (const one of [branch, nearby]) await setWeeklyHours(bank.asking(), { branch: one, week: WEEK, from: '2026-01-01' });
});

const notice = () => ({ alternatives: [nearby], remote: ['phone_bank' as const, 'app' as const], phone: '400 000 1234' });
/** Closed on one day; by default a day outside the lead time of three days. */
function closure(date = '2026-03-10', more: object = {}): Change {
  return { weeks: [], lifts: [], exceptions: [{ id: newId(), from: date, to: date, weekdays: [], days: 'every', hours: dayOf(undefined), reason: REASON, notice: notice(), ...more }] };
}
const head = () => bank.as('branch_head', [branch]);
const manager = () => bank.as('regional_manager', [branch, nearby]);
const refusalOf = async (deed: Promise<unknown>) => {
  const fault = await deed.then(() => undefined, (error: unknown) => error);
  if (!(fault instanceof Refusal)) throw new Error(`a refusal was expected: ${String(fault)}`);
  return { code: fault.code, status: fault.status };
};
const openingAt = (date: string, of = branch) => bank.house.db.look({ branch: NETWORK }, (tx) => openingOf(tx, of, date));
const trailOf = (of: string) => bank.house.db.look({ branch: of }, (tx) => tx.many<{ act: string; outcome: string; actor: string }>(sql`select act, outcome, actor from app.trail where branch_id = ${of} order by seq`));
const newsOf = (topic: string, of = branch) => bank.house.db.look({ branch: of }, (tx) => tx.many<{ facts: Record<string, unknown> }>(sql`select facts from app.event where branch_id = ${of} and topic = ${topic} order by id`));
const feedAt = async (key = code, etag?: string) => bank.server.inject({ url: `/api/public/branches/${key}/hours`, headers: etag === undefined ? {} : { 'if-none-match': etag } });

// What reaches every branch of the network stands first, while there are few.
describe('the calendar', () => {
  const holiday = { day: '2026-03-11', kind: 'holiday' as const, name: '行庆', nameEn: 'Founding day' };

  test('a holiday that headquarters adds closes the branches, one’s own word counts more, and both reach the channels', async () => {
    await markDay(bank.as('hq_operations'), { place: NETWORK, ...holiday });
    await bank.work();
    expect(await openingAt('2026-03-11')).toMatchObject({ mode: 'closed', kind: 'holiday', occasion: { zh: '行庆' } });
    expect((await feedAt()).json<Feed>().days.find((day) => day.date === '2026-03-11')?.mode).toBe('closed');
    expect((await newsOf('hours.published')).at(-1)?.facts).toMatchObject({ version: 1, dates: ['2026-03-11'] });
    await markDay(head(), { place: branch, ...holiday, kind: 'workday', name: '照常营业', nameEn: 'Open as usual' });
    await bank.work();
    expect((await openingAt('2026-03-11')).mode).toBe('open');
    expect((await openingAt('2026-03-11', nearby)).mode).toBe('closed');
    await unmarkDay(bank.as('hq_operations'), { place: NETWORK, day: '2026-03-11' });
    await bank.work();
    expect((await openingAt('2026-03-11', nearby)).mode).toBe('open');
    expect(await refusalOf(unmarkDay(bank.as('hq_operations'), { place: NETWORK, day: '2026-03-11' }))).toEqual({ code: 'hours.dayNotMarked', status: 404 });
  });

  test('of the network is headquarters’, of a region its manager’s, of a branch its head’s', async () => {
    expect(await refusalOf(markDay(manager(), { place: NETWORK, ...holiday }))).toEqual({ code: 'hours.placeNotYours', status: 403 });
    expect(await refusalOf(markDay(head(), { place: region, ...holiday }))).toEqual({ code: 'hours.placeNotYours', status: 403 });
    expect(await refusalOf(markDay(head(), { place: nearby, ...holiday }))).toEqual({ code: 'hours.placeNotYours', status: 403 });
    expect(await refusalOf(markDay(head(), { place: newId(), ...holiday }))).toEqual({ code: 'hours.placeUnknown', status: 404 });
    expect(await refusalOf(markDay(bank.as('teller', [branch]), { place: branch, ...holiday }))).toEqual({ code: 'forbidden', status: 403 });
    await markDay(manager(), { place: region, ...holiday });
    expect((await openingAt('2026-03-11')).mode).toBe('closed');
    expect((await trailOf(NETWORK)).filter((entry) => entry.act === 'hours.markDay' && entry.outcome === 'forbidden')).toHaveLength(4);
  });

  test('holds the official days of this year from the first minute', async () => {
    expect(await openingAt('2026-10-01')).toMatchObject({ mode: 'closed', kind: 'holiday', occasion: { zh: '国庆节', en: 'National Day' } });
    expect(await openingAt('2026-10-10')).toMatchObject({ mode: 'open', kind: 'workday', personal: [{ opens: '09:00' }, { opens: '14:00' }] });
  });
});

describe('the public feed', () => {
  test('is answered by 304 until something changes, to whoever asks from wherever', async () => {
    const first = await feedAt();
    expect(first.statusCode).toBe(200);
    expect(first.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-cache', 'kaimen-now': MONDAY.toISOString() });
    const etag = String(first.headers['etag']);
    const again = await feedAt(code, `"other", W/${etag}`);
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await feedAt(branch, etag)).statusCode).toBe(304);
    const { draft: made } = await draft(head(), { branch, change: closure() });
    await approve(manager(), { branch, draft: made, revision: 1, publish: true });
    expect((await feedAt(code, etag)).statusCode).toBe(200);
  });

  test('says first what needs no visit, then where the branch is', async () => {
    const text = (await feedAt()).body;
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['withoutComing', 'bank', 'branch', 'version', 'publishedAt', 'days', 'changes']);
  });

  test('of all branches comes a page at a time', async () => {
    const first = await bank.server.inject({ url: '/api/public/hours?limit=1' });
    expect(first.json<{ branches: Feed[]; next: string }>()).toMatchObject({ branches: [{ version: expect.any(Number) as number }], next: expect.any(String) as string });
    const next = await bank.server.inject({ url: `/api/public/hours?limit=1&after=${first.json<{ next: string }>().next}` });
    expect(next.json<{ branches: Feed[] }>().branches[0]?.branch.code).not.toBe(first.json<{ branches: Feed[] }>().branches[0]?.branch.code);
    expect((await bank.server.inject({ url: '/api/public/hours?limit=1', headers: { 'if-none-match': String(first.headers['etag']) } })).statusCode).toBe(304);
  });

  test('moves on with the day, and follows a new phone number', async () => {
    bank.clock.moveTo(new Date('2026-03-03T16:30:00Z')); // half past midnight on 4 March in Shanghai
    await changeNetworkSetting(bank.asking(), { region, name: 'hours.bankPhone', value: '400 000 9999', fromOn: '2026-01-01' });
    await bank.work();
    const feed = (await feedAt()).json<Feed>();
    expect([feed.days[0]?.date, feed.withoutComing.phone]).toEqual(['2026-03-03', '400 000 9999']);
  });

  test('finds branches by name, by pinyin, by first letters and by code, the open ones first', async () => {
    const find = async (query: string) => (await bank.server.inject({ url: `/api/public/hours/branches?${query}` })).json<{ branches: { code: string; door: { state: string } }[] }>().branches;
    for (const q of [code, '测试支行', 'ceshizhihang', 'cszh', '测试片区', 'cspq', 'Test branch']) {
      expect((await find(`q=${encodeURIComponent(q)}`)).length, q).toBeGreaterThan(0);
    }
    expect(await find('q=nowhere-at-all')).toEqual([]);
    expect((await find('open=now'))[0]?.door).toMatchObject({ state: 'open' });
  });

  test('a script for the bank’s own website draws it into a shadow root', async () => {
    const script = await bank.server.inject({ url: `/embed/hours.js?branch=${code}` });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(script.body).toContain('attachShadow');
    expect(script.body.length).toBeLessThan(12_000);
  });
});

describe('a closure of one day', () => {
  test('is drafted by one, approved and published by another, and is on every channel at once', async () => {
    const before = await feedAt();
    const drafted = await draft(head(), { branch, change: closure() });
    expect(drafted.affected).toEqual(['2026-03-10']);
    expect((await openingAt('2026-03-10')).mode).toBe('open');
    const { version } = await approve(manager(), { branch, draft: drafted.draft, revision: 1, publish: true });
    expect(version).toBe(2);
    expect(await openingAt('2026-03-10')).toMatchObject({ mode: 'closed', version: 2, personal: [], reason: REASON });
    expect((await openingAt('2026-03-11')).mode).toBe('open');
    const after = (await feedAt()).json<Feed>();
    expect(after.version).toBe(2);
    expect(after.days.find((day) => day.date === '2026-03-10')).toMatchObject({ mode: 'closed', changed: true });
    expect(after.changes).toMatchObject([{ from: '2026-03-10', reason: REASON, phone: '400 000 1234', remote: ['phone_bank', 'app'], alternatives: [{ name: expect.stringContaining('测试支行') }] }]);
    expect((await feedAt()).headers['etag']).not.toBe(before.headers['etag']);
    expect((await newsOf('hours.published')).at(-1)?.facts).toEqual({ version: 2, from: '2026-03-10', to: '2026-03-10', dates: ['2026-03-10'] });
  });

  test('opens again on its own, and can be ended early', async () => {
    const longOne = closure('2026-03-10', { to: null });
    const first = await draft(head(), { branch, change: longOne });
    await approve(manager(), { branch, draft: first.draft, revision: 1, publish: true });
    expect((await openingAt('2026-08-10')).mode).toBe('closed');
    const lift = await draft(head(), { branch, change: { weeks: [], exceptions: [], lifts: [{ exception: longOne.exceptions[0]?.id ?? '', from: '2026-03-16' }] } });
    await approve(manager(), { branch, draft: lift.draft, revision: 1, publish: true });
    expect([(await openingAt('2026-03-13')).mode, (await openingAt('2026-03-16')).mode]).toEqual(['closed', 'open']);
  });

  const refused: [string, (change: Change) => Parameters<typeof draft>[1], string][] = [
    ['without another branch', (one) => ({ branch, change: { ...one, exceptions: one.exceptions.map((each) => ({ ...each, notice: { ...notice(), alternatives: [] } })) } }), 'hours.noticeWithoutAlternative'],
    ['without a remote channel', (one) => ({ branch, change: { ...one, exceptions: one.exceptions.map((each) => ({ ...each, notice: { ...notice(), remote: [] } })) } }), 'hours.noticeWithoutChannel'],
    ['without a phone number', (one) => ({ branch, change: { ...one, exceptions: one.exceptions.map((each) => ({ ...each, notice: { ...notice(), phone: '' } })) } }), 'hours.noticeWithoutPhone'],
    ['tomorrow without a reason for the haste', () => ({ branch, change: closure('2026-03-03') }), 'hours.tooSoon'],
    ['yesterday', () => ({ branch, change: closure('2026-03-01') }), 'hours.inThePast'],
    ['on a Sunday, when it is closed anyway', () => ({ branch, change: closure('2026-03-15') }), 'hours.changesNothing'],
    ['sending people to itself', (one) => ({ branch, change: { ...one, exceptions: one.exceptions.map((each) => ({ ...each, notice: { ...notice(), alternatives: [branch] } })) } }), 'hours.alternativeUnknown'],
    ['sending people to a branch that is nowhere', (one) => ({ branch, change: { ...one, exceptions: one.exceptions.map((each) => ({ ...each, notice: { ...notice(), alternatives: [newId()] } })) } }), 'hours.alternativeUnknown'],
  ];
  test.each(refused)('is refused %s', async (_, input, expected) => expect(await refusalOf(draft(head(), input(closure())))).toMatchObject({ code: expected, status: 422 }));

  test('may begin tomorrow when the reason is said, and the reason stays with the version', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure('2026-03-03'), hurry: '水管爆裂' });
    await approve(manager(), { branch, draft: made, revision: 1, publish: true });
    const plan = await planOfBranch(manager(), { branch });
    expect(plan.versions[0]).toMatchObject({ number: 2, hurry: '水管爆裂', from: '2026-03-03', days: 1 });
  });

  test('can’t send people to a branch that is closed that day too', async () => {
    const far = bank.as('regional_manager', [nearby]);
    const otherClosed = await draft(bank.as('branch_head', [nearby]), { branch: nearby, change: closure('2026-03-10', { notice: { ...notice(), alternatives: [branch] } }) });
    await approve(far, { branch: nearby, draft: otherClosed.draft, revision: 1, publish: true });
    expect(await refusalOf(draft(head(), { branch, change: closure('2026-03-10') }))).toEqual({ code: 'hours.alternativeClosed', status: 422 });
  });
});

describe('two people', () => {
  test('nobody approves what he drafted, or changed, and the trail shows that he tried', async () => {
    const author = head();
    const { draft: made } = await draft(author, { branch, change: closure() });
    expect(await refusalOf(approve(author, { branch, draft: made, revision: 1 }))).toEqual({ code: 'hours.approveOwn', status: 403 });
    const second = manager();
    await change(second, { branch, draft: made, revision: 1, change: closure('2026-03-11') });
    expect(await refusalOf(approve(second, { branch, draft: made, revision: 2 }))).toMatchObject({ code: 'hours.approveOwn' });
    expect((await trailOf(branch)).filter((entry) => entry.act === 'hours.approve')).toEqual([
      { act: 'hours.approve', outcome: 'forbidden', actor: author.actor.id }, { act: 'hours.approve', outcome: 'forbidden', actor: second.actor.id },
    ]);
  });

  test('and the database itself refuses an author as approver', async () => {
    const author = head();
    const { draft: made } = await draft(author, { branch, change: closure() });
    const forced = bank.house.db.change({ branch }, (tx) => tx.run(sql`
      update hours.draft set approved_by = ${author.actor.id}, approved_at = ${bank.clock.now()}, approved_over = 1 where branch_id = ${branch} and id = ${made}`));
    await expect(forced).rejects.toThrow(/draft_approved_by_another/);
  });

  test('a change takes the approval back; an older revision can’t be approved', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure() });
    await approve(manager(), { branch, draft: made, revision: 1 });
    await change(head(), { branch, draft: made, revision: 1, change: closure('2026-03-12') });
    expect(await refusalOf(publish(manager(), { branch, draft: made }))).toMatchObject({ code: 'hours.notApproved' });
    expect(await refusalOf(approve(bank.as('hq_operations'), { branch, draft: made, revision: 1 }))).toMatchObject({ code: 'hours.draftMoved' });
    expect(await refusalOf(change(head(), { branch, draft: made, revision: 1, change: closure('2026-03-12') }))).toMatchObject({ code: 'hours.draftMoved' });
  });

  test('only heads, regional managers and headquarters draft and publish; the wrong person’s attempt is on record', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure() });
    const wrong = (role: Parameters<TestBank['as']>[0], reach: string[] = [branch]) => bank.as(role, reach);
    expect(await refusalOf(draft(wrong('teller'), { branch, change: closure() }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(approve(wrong('lobby_manager'), { branch, draft: made, revision: 1 }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(publish(wrong('system_admin'), { branch, draft: made }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(withdraw(wrong('auditor'), { branch, draft: made }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(closeAtOnce(wrong('teller'), { branch, from: '2026-03-02', to: '2026-03-02', reason: REASON, notice: notice(), waiver: '漏水' }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(noteShown(wrong('teller'), { branch, channel: 'poster', version: 1 }))).toEqual({ code: 'forbidden', status: 403 });
    expect(await refusalOf(change(wrong('branch_head', [nearby]), { branch, draft: made, revision: 1, change: closure() }))).toEqual({ code: 'branch.unknown', status: 404 });
    const forbidden = (await trailOf(branch)).filter((entry) => entry.outcome === 'forbidden').map((entry) => entry.act);
    expect(forbidden).toEqual(['hours.draft', 'hours.approve', 'hours.publish', 'hours.withdraw', 'hours.closeAtOnce', 'hours.noteShown', 'hours.change']);
  });

  test('the drafts of another branch can’t be seen', async () => {
    await draft(head(), { branch, change: closure() });
    expect((await waitingDrafts(bank.as('branch_head', [nearby]), {})).drafts).toEqual([]);
    expect((await waitingDrafts(manager(), {})).drafts).toMatchObject([{ branch, state: 'draft', own: false, may: { approve: true, publish: false }, days: [{ date: '2026-03-10', before: { mode: 'open' }, after: { mode: 'closed' } }] }]);
    expect((await waitingDrafts(bank.as('auditor'), {})).drafts.find((one) => one.branch === branch)?.may).toEqual({ change: false, approve: false, publish: false, withdraw: false });
  });
});

describe('versions', () => {
  test('of two people who publish the same draft at once, one does and the other is told', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure() });
    await approve(manager(), { branch, draft: made, revision: 1 });
    const both = await Promise.allSettled([manager(), bank.as('hq_operations'), head()].map((who) => publish(who, { branch, draft: made })));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const codes = both.flatMap((one) => (one.status === 'rejected' && one.reason instanceof Refusal ? [one.reason.code] : []));
    expect(codes).toEqual(['hours.alreadyPublished', 'hours.alreadyPublished']);
    expect(await newsOf('hours.published')).toHaveLength(2); // the imported week, and this
  });

  test('of two drafts approved against the same version, one is published; the other asks for another look', async () => {
    const drafts = await Promise.all(['2026-03-10', '2026-03-11'].map((date) => draft(head(), { branch, change: closure(date) })));
    for (const one of drafts) await approve(manager(), { branch, draft: one.draft, revision: 1 });
    const both = await Promise.allSettled(drafts.map((one) => publish(manager(), { branch, draft: one.draft })));
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = drafts[both.findIndex((one) => one.status === 'rejected')];
    expect(await refusalOf(publish(manager(), { branch, draft: late?.draft ?? '' }))).toMatchObject({ code: 'hours.planMoved', status: 409 });
    await approve(bank.as('hq_operations'), { branch, draft: late?.draft ?? '', revision: 1, publish: true });
    expect([(await openingAt('2026-03-10')).mode, (await openingAt('2026-03-11')).mode]).toEqual(['closed', 'closed']);
    expect((await planOfBranch(head(), { branch })).versions.map((one) => one.number)).toEqual([3, 2, 1]);
  });

  test('a published version can’t be changed or taken away, by whatever statement of the program', async () => {
    const attempts = [
      sql`update hours.version set plan = '{}'::jsonb where branch_id = ${branch}`,
      sql`delete from hours.version where branch_id = ${branch}`,
      sql`insert into hours.version select * from hours.version where branch_id = ${branch} returning id`,
    ];
    const states = [];
    for (const attempt of attempts) states.push(await bank.house.db.change({ branch }, (tx) => tx.run(attempt)).then(() => 'done', sqlState));
    expect(states).toEqual(['42501', '42501', '23505']);
  });

  test('a withdrawn draft can’t be approved or published any more', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure() });
    await withdraw(head(), { branch, draft: made });
    expect(await refusalOf(approve(manager(), { branch, draft: made, revision: 1 }))).toMatchObject({ code: 'hours.draftWithdrawn' });
    expect(await refusalOf(withdraw(head(), { branch, draft: made }))).toMatchObject({ code: 'hours.draftWithdrawn' });
    expect(await refusalOf(publish(manager(), { branch, draft: newId() }))).toEqual({ code: 'hours.draftUnknown', status: 404 });
  });

  test('a repeated click is one deed', async () => {
    const who: Asking = { ...head(), key: 'click-click-1' };
    const input = { branch, change: closure() };
    expect(await draft(who, input)).toEqual(await draft(who, input));
    expect((await waitingDrafts(manager(), {})).drafts).toHaveLength(1);
  });

  test('which version each channel shows is known, also when the poster is old', async () => {
    await noteShown(bank.as('lobby_manager', [branch]), { branch, channel: 'poster', version: 1 });
    const { draft: made } = await draft(head(), { branch, change: closure() });
    await approve(manager(), { branch, draft: made, revision: 1, publish: true });
    const { version, channels } = await planOfBranch(head(), { branch });
    expect(version).toBe(2);
    expect(channels.map((one) => [one.channel, one.version])).toEqual([['page', 2], ['feed', 2], ['poster', 1]]);
    expect(await refusalOf(noteShown(head(), { branch, channel: 'poster', version: 9 }))).toEqual({ code: 'hours.versionUnknown', status: 404 });
  });
});

describe('an emergency', () => {
  const now = { from: '2026-03-02', to: '2026-03-02', reason: REASON, waiver: '水漫大厅' };

  test('needs a second person as well, unless the bank has set it otherwise', async () => {
    expect(await refusalOf(closeAtOnce(head(), { branch, ...now, notice: notice() }))).toEqual({ code: 'hours.needsSecondPerson', status: 403 });
  });

  test('may then be published by one, for as many days as the bank says, and never without a notice', async () => {
    await changeNetworkSetting(bank.asking(), { region, name: 'hours.closeAloneDays', value: 2, fromOn: '2026-01-01' });
    expect(await refusalOf(closeAtOnce(head(), { branch, ...now, to: '2026-03-05', notice: notice() }))).toMatchObject({ code: 'hours.tooLongForOne' });
    expect(await refusalOf(closeAtOnce(head(), { branch, ...now, notice: { ...notice(), phone: '' } }))).toMatchObject({ code: 'hours.noticeWithoutPhone' });
    const { version } = await closeAtOnce(head(), { branch, ...now, notice: notice() });
    expect((await planOfBranch(manager(), { branch })).versions[0]).toMatchObject({ number: version, approvedBy: null, waiver: '水漫大厅' });
    expect((await openingAt('2026-03-02')).mode).toBe('closed');
  });
});

describe('the door for other modules', () => {
  test('says who is open when, across several branches and over days', async () => {
    await bank.house.db.look({ branch }, async (tx) => {
      const openings = await openingsOf(tx, [branch, nearby], '2026-03-08');
      expect([...openings.values()].map((one) => one.mode)).toEqual(['closed', 'closed']);
      expect(await isOpenAt(tx, branch, new Date('2026-03-02T01:30:00Z'))).toBe(true);
      expect(await isOpenAt(tx, branch, new Date('2026-03-02T04:00:00Z'))).toBe(false);
      expect(await isOpenAt(tx, branch, new Date('2026-03-02T06:30:00Z'), 'corporate')).toBe(false);
      expect((await nextOpenDay(tx, branch, '2026-03-07'))?.date).toBe('2026-03-09');
    });
  });

  test('a branch without published hours is closed, version 0', async () => {
    const { branch: bare } = await foundBranch(bank);
    expect(await openingAt('2026-03-02', bare)).toMatchObject({ mode: 'closed', version: 0 });
    expect((await feedAt(bare)).json()).toMatchObject({ status: 404, code: 'hours.nothingPublished' });
  });

  test('the grid shows seven days of the branches one works for', async () => {
    await draft(head(), { branch, change: closure() });
    const shown = await grid(manager(), { from: '2026-03-02' });
    expect(shown.branches.map((one) => one.id).sort()).toEqual([branch, nearby].sort());
    expect(shown.branches.find((one) => one.id === branch)).toMatchObject({ version: 1, drafts: 1 });
    expect(shown.branches[0]?.days.map((day) => day.mode)).toEqual(['open', 'open', 'open', 'open', 'open', 'open', 'closed']);
  });
});

describe('the poster', () => {
  const posterAt = (query = '') => bank.server.inject({ url: `/b/${code}/poster${query}`, headers: { accept: 'text/html' } });
  const tableOf = (html: string) => [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)].map((row) => [row[1], ...[...(row[2] ?? '').matchAll(/<td.*?>(.*?)<\/td>/g)].map((cell) => cell[1])].map((cell) => (cell ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()));

  test('shows personal and corporate, work days, weekend and public holidays, in Chinese and English', async () => {
    const html = (await posterAt()).body;
    expect(html).toContain('<h1>测试支行');
    expect(tableOf(html)).toEqual([
      ['周一至周五 Mon–Fri', '9:00–11:30 14:00–16:00', '9:00–11:30'],
      ['周六 Sat', '10:00–15:00', '不营业 Closed'],
      ['周日 Sun', '不营业 Closed', '不营业 Closed'],
      ['法定节假日 Public holidays', '不营业 Closed', '不营业 Closed'],
    ]);
    for (const words of ['个人业务 <span lang="en">Personal', '对公业务 <span lang="en">Corporate', '24小时自助服务区', '这些业务不用到店', '第 1 版', 'Version 1', '<svg']) expect(html).toContain(words);
    expect(html.indexOf('这些业务不用到店')).toBeLessThan(html.indexOf('<table>'));
  });

  test('prints on A4 or A3, tells coming changes, and escapes what people typed', async () => {
    const { draft: made } = await draft(head(), { branch, change: closure('2026-03-10', { reason: { zh: '<b>检修</b>', en: 'Repair & tests' } }) });
    await approve(manager(), { branch, draft: made, revision: 1, publish: true });
    const html = (await posterAt('?size=a3')).body;
    expect(html).toContain('size: A3 portrait');
    expect(html).toContain('3月10日 不营业，&#60;b&#62;检修&#60;/b&#62;。附近可办：测试支行');
    expect(html).not.toContain('<b>检修');
    expect((await posterAt()).body).toContain('size: A4 portrait');
  });
});
