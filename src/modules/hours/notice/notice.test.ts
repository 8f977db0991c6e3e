import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { addDays } from '#kernel/time.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { MONDAY } from '#test/rig/house.ts';
import { setException, setWeeklyHours } from '../acts/set-as-given.ts';
import { noteShown } from '../acts/note-shown.ts';
import type { Exception, Plan } from '../plan.ts';
import { noticeOfVersion, posters } from '../reads/notice.ts';
import { affectedDays, openingOn } from '../rules.ts';
import { dayOf, ordinaryWeek } from '../week.ts';
import { itemsOf, whenOf } from './facts.ts';
import { posterOf } from './poster.ts';
import type { NoticeFacts } from './shape.ts';
import { dateSaid, ledText, MOST_LED, MOST_SMS, paragraphs, smsText } from './texts.ts';

const WEEK = ordinaryWeek({ workday: { personal: ['09:00-17:00'], corporate: ['09:00-16:00'] }, saturday: { personal: ['10:00-15:00'] }, sunday: {} });
const BEFORE: Plan = { weeks: [{ from: '2026-01-01', week: WEEK, notice: { alternatives: [], remote: [], phone: '' }, reason: { zh: '-', en: '-' } }], exceptions: [] };
const NEAR = '0195b000-0000-7000-8000-00000000000a';

const hours = fc.constantFrom(dayOf(undefined), dayOf({ personal: ['10:00-12:00'] }), dayOf({ personal: ['09:30-11:30', '13:30-15:00'], corporate: ['10:00-12:00'] }));
const exception = fc.record({ start: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }), hours, days: fc.constantFrom('every' as const, 'opening' as const), reason: fc.string({ minLength: 1, maxLength: 60 }) })
  .map(({ start, length, reason, ...rest }): Exception => { const from = addDays('2026-03-02', start); return { id: newId(), from, to: length === null ? null : addDays(from, length), weekdays: [], reason: { zh: `因${reason}`, en: `For ${reason}` }, notice: { alternatives: [NEAR], remote: ['app'], phone: '95500' }, ...rest }; });

function facts(exceptions: readonly Exception[], name = '城南支行'): { facts: NoticeFacts; after: Plan; affected: string[] } {
  const after: Plan = { ...BEFORE, exceptions: [...exceptions] };
  const affected = affectedDays(BEFORE, after, '2026-03-02', 90, []);
  const items = itemsOf({ before: BEFORE, after, change: { weeks: [], exceptions: [...exceptions], lifts: [] }, affected, marks: [] });
  return {
    after, affected,
    facts: {
      bank: { zh: '云汀银行', en: 'Bank of Yunting' }, branch: { id: newId(), code: 'cn', name, nameEn: 'South Gate Branch', address: '南街1号', addressEn: '1 South Street', timeZone: 'Asia/Shanghai' }, version: 2, newest: 2, publishedOn: '2026-03-02',
      items: items.map((item) => ({ ...item, reason: item.reason, rows: item.rows.map((row) => ({ dates: [...row.dates], before: row.before && copy(row.before), after: copy(row.after) })), remote: item.notice?.remote ?? [], alternatives: [{ code: 'cb', name: '城北支行', nameEn: 'North Gate Branch', address: '北街2号', addressEn: '2 North Street', closed: false }] })),
      zone: { state: 'joined', reason: { zh: '', en: '' } }, phone: '95500', emergency: '0380-5559999', page: 'https://bank.example/b/cn/notice?v=2',
    },
  };
}
const copy = <T extends { personal: readonly unknown[]; corporate: readonly unknown[] }>(one: T) => ({ ...one, personal: [...one.personal], corporate: [...one.corporate] }) as never;

describe('every form of a notice, for any change', () => {
  it('says the branch, the first day, a branch nearby and the phone, within the room it has', () => {
    fc.assert(fc.property(fc.array(exception, { minLength: 1, maxLength: 3 }), (exceptions) => {
      const { facts: one } = facts(exceptions);
      for (const lang of ['zh', 'en'] as const) {
        const first = one.items[0];
        if (!first) return;
        const [name, near] = lang === 'zh' ? ['城南支行', '城北支行'] : ['South Gate Branch', 'North Gate Branch'];
        const [sms, led, page] = [smsText(one, lang), ledText(one, lang), paragraphs(one, lang).join('\n')];
        for (const text of [sms, led, page]) for (const fact of [name, near, '95500', dateSaid(first.from, lang)]) expect(text).toContain(fact);
        for (const fact of ['0380-5559999', one.page, first.reason[lang]]) expect(page).toContain(fact);
        expect(sms).toContain(one.page);
        expect([...sms].length).toBeLessThanOrEqual(MOST_SMS[lang]);
        expect([...led].length).toBeLessThanOrEqual(MOST_LED[lang]);
      }
    }));
  });
  it('tells exactly the hours that the version published, each changed day once, from what it was', () => {
    fc.assert(fc.property(exception, (change) => {
      const { facts: one, after, affected } = facts([change]);
      const told = one.items.flatMap((item) => item.rows.flatMap((row) => row.dates.map((date) => ({ date, ...row }))));
      for (const { date, after: now, before } of told) {
        const [really, was] = [openingOn(after, date, []), openingOn(BEFORE, date, [])];
        expect([now.mode, now.personal, now.corporate]).toEqual([really.mode, really.personal, really.corporate]);
        expect([before?.mode, before?.personal]).toEqual([was.mode, was.personal]);
      }
      if (affected.length > 0) expect(told.map((row) => row.date).sort()).toEqual(affected);
    }));
  });
  it('a run of days is told by its ends, one with gaps by its weekdays', () => {
    expect(whenOf(['2026-03-02', '2026-03-03', '2026-03-04'])).toEqual({ from: '2026-03-02', to: '2026-03-04', weekdays: null });
    expect(whenOf(['2026-03-02', '2026-03-09'])).toEqual({ from: '2026-03-02', to: '2026-03-09', weekdays: [1] });
  });
  it('a poster stays on its page, however much there is to say', async () => {
    const many = Array.from({ length: 4 }, (_, nth): Exception => ({ id: newId(), from: addDays('2026-03-05', nth * 9), to: addDays('2026-03-12', nth * 9), weekdays: [], days: 'every', hours: dayOf({ personal: ['09:30-11:30', '13:30-15:00'], corporate: ['10:00-12:00'] }), reason: { zh: `疫情防控需要，第${nth}批网点实行轮值营业`, en: `Rotation, group ${nth}` }, notice: { alternatives: [NEAR], remote: ['app', 'web', 'phone_bank'], phone: '95500' } }));
    const drawing = await posterOf(facts(many, '名字特别特别长的城南商务区综合服务示范支行').facts);
    const paths = drawing.marks.filter((mark) => mark.kind === 'path' && mark.d !== '');
    expect(paths.length).toBeGreaterThan(40);
    // Nothing of the body runs into the foot, which begins 118 points above the end.
    const body = paths.slice(0, -7);
    expect(Math.max(...body.map((mark) => mark.y))).toBeLessThan(drawing.height - 118);
  });
});

describe('over HTTP', () => {
  let bank: TestBank;
  let branch: string;
  let near: string;
  beforeAll(async () => {
    bank = await openBank();
    bank.clock.moveTo(MONDAY);
    [branch, near] = [(await foundBranch(bank, 'cn')).branch, (await foundBranch(bank, 'cb')).branch];
    for (const one of [branch, near]) await setWeeklyHours(bank.asking(), { branch: one, week: WEEK, from: '2026-01-01' });
    await setException(bank.asking(), { branch, from: '2026-03-05', to: '2026-03-06', hours: dayOf(undefined), reason: { zh: '管道维修', en: 'Pipe repair' }, notice: { alternatives: [near], remote: ['app'], phone: '95500' } });
  });
  afterAll(() => bank.close());

  it('anybody reads the newest; an older one says so; a version that never was is refused', async () => {
    const newest = await noticeOfVersion(bank.as('lobby_manager', [branch]), { branch: 'cn' });
    expect(newest).toMatchObject({ version: 2, newest: 2, items: [{ from: '2026-03-05', to: '2026-03-06', alternatives: [{ code: 'cb', closed: false }], rows: [{ dates: ['2026-03-05', '2026-03-06'], after: { mode: 'closed' } }] }] });
    expect((await bank.server.inject('/api/public/branches/cn/notice?version=1')).json()).toMatchObject({ version: 1, newest: 2 });
    expect((await bank.server.inject('/api/public/branches/cn/notice?version=9')).json()).toMatchObject({ code: 'hours.versionUnknown' });
  });

  it('a branch nearby that closes on those days after all is marked', async () => {
    await setException(bank.asking(), { branch: near, from: '2026-03-05', to: '2026-03-05', hours: dayOf(undefined), reason: { zh: '停电', en: 'Power cut' }, notice: { alternatives: [branch], remote: ['app'], phone: '95500' } });
    expect((await noticeOfVersion(bank.asking(), { branch: 'cn' })).items[0]?.alternatives[0]?.closed).toBe(true);
  });

  it('each file is what it says, the same bytes again, and 304 when nothing changed', async () => {
    const get = (path: string, etag?: string) => bank.server.inject({ url: `/b/cn/${path}`, headers: etag ? { 'if-none-match': etag } : {} });
    const [pdf, again, large] = [await get('notice.pdf'), await get('notice.pdf'), await get('notice.pdf?size=a3')];
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.rawPayload.toString('latin1')).toMatch(/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(large.rawPayload.toString('latin1')).toMatch(/MediaBox \[0 0 841\.8\d* 1190\.\d*\]/);
    expect(again.headers.etag).toBe(pdf.headers.etag);
    expect((await get('notice.pdf', String(pdf.headers.etag))).statusCode).toBe(304);
    expect((await get('notice.png')).rawPayload.subarray(1, 4).toString()).toBe('PNG');
    expect((await get('notice.svg')).body).toContain('<svg');
    const calendar = (await get('notice.ics?lang=en')).body.replaceAll('\r\n ', '');
    expect(calendar).toContain('DTSTART;VALUE=DATE:20260305');
    expect(calendar).toContain('DTEND;VALUE=DATE:20260307');
    expect(calendar).toContain('Phone 95500');
  });

  it('who hangs the poster ticks it, and the reach sees where an old one hangs', async () => {
    const seen = async () => (await posters(bank.as('regional_manager', [branch, near]), {})).branches.map(({ code, version, poster }) => [code, version, poster?.version ?? null]);
    expect(await seen()).toEqual([['cb', 2, null], ['cn', 2, null]]);
    await noteShown(bank.as('lobby_manager', [branch]), { branch, channel: 'poster', version: 2 });
    expect(await seen()).toEqual([['cb', 2, null], ['cn', 2, 2]]);
  });
});
