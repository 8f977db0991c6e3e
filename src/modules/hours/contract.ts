import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { closeAtOnce } from './acts/close-at-once.ts';
import { proposal } from './acts/draft.ts';
import { markDay } from './acts/mark-day.ts';
import { zoneInput } from './acts/set-self-service.ts';
import { can } from './can.ts';
import { zoneAnswer } from './reads/self-service.ts';
import { card, door, feed, ways } from './feed-shape.ts';
import { bilingual, change, day, dayHours, notice, plan, week } from './plan.ts';
import { noticeAnswer } from './notice/shape.ts';
import { noticeAsk, postersShape } from './reads/notice.ts';
import { branchKey, feedsOfNetwork } from './reads/public-feeds.ts';
import { findBranches } from './reads/find-branches.ts';
import { CHANNELS } from './tables.ts';
import { REMOTE } from './wall.ts';

const instant = z.string();
const noticeFile = noticeAsk.pick({ version: true }).extend({ size: z.enum(['a4', 'a3']).default('a4') });
const dates = z.array(z.string());
const kind = z.enum(['workday', 'weekend', 'holiday']);
const openingDay = z.object({
  date: z.string(), kind, occasion: bilingual.optional(), ...dayHours.shape, changed: z.boolean(), reason: bilingual.optional(), notice: notice.optional(),
});
const draftParam = branchParam.extend({ draft: id });
const drafted = z.object({ draft: id, revision: z.int(), affected: dates });
const published = z.object({ version: z.int(), affected: dates });
const dayAtPlace = z.object({ place: id, day });
const named = { name: z.string(), nameEn: z.string() };

export const contract = {
  // what anybody may see
  'GET /api/public/hours/branches': endpoint({
    may: can.look, summary: 'Which branch is open now or next: by name, district, pinyin or place', query: findBranches.input,
    answer: z.object({ at: instant, ways: ways.extend({ bank: bilingual }), branches: z.array(card.omit({ days: true }).extend({ version: z.int(), today: card.shape.days.element.nullable(), door })), more: z.int() }),
  }),
  'GET /api/public/branches/:branch/hours': endpoint({ may: can.look, summary: 'A branch’s hours, for the bank’s own website, app and phone bank', params: branchKey, answer: feed, cache: 'etag' }),
  'GET /api/public/branches/:branch/page': endpoint({ may: can.look, summary: 'A branch’s page for customers', params: branchKey, answer: z.object({ at: instant, feed }) }),
  'GET /api/public/hours': endpoint({
    may: can.look, summary: 'The hours of all branches, a page at a time', query: feedsOfNetwork.input, cache: 'etag',
    answer: z.object({ branches: z.array(feed), next: z.string().nullable() }),
  }),
  'GET /embed/hours.js': endpoint({ may: can.look, summary: 'A script that shows a branch’s hours inside another page', query: branchKey.partial(), media: 'text/javascript; charset=utf-8', cache: 'etag' }),
  'GET /b/:branch/poster': endpoint({
    may: can.look, summary: 'The door poster, A4 or A3, to be printed', params: branchKey, query: z.object({ size: z.enum(['a4', 'a3']).default('a4') }), media: 'text/html; charset=utf-8', cache: 'etag',
  }),

  'GET /api/public/branches/:branch/notice': endpoint({ may: can.look, summary: 'The notice of the newest change of hours, or of an older version, which says that it is outdated', params: branchKey, query: noticeAsk.pick({ version: true }), answer: noticeAnswer }),
  'GET /b/:branch/notice.pdf': endpoint({ may: can.look, summary: 'The notice as a poster to be printed, A4 or A3', params: branchKey, query: noticeFile, media: 'application/pdf', cache: 'etag' }),
  'GET /b/:branch/notice.png': endpoint({ may: can.look, summary: 'The notice as a picture', params: branchKey, query: noticeFile, media: 'image/png', cache: 'etag' }),
  'GET /b/:branch/notice.svg': endpoint({ may: can.look, summary: 'The notice as a drawing', params: branchKey, query: noticeFile, media: 'image/svg+xml', cache: 'etag' }),
  'GET /b/:branch/notice.ics': endpoint({ may: can.look, summary: 'The changed days of a branch as a calendar to subscribe to', params: branchKey, query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }), media: 'text/calendar; charset=utf-8', cache: 'etag' }),

  // the region's and the branch's desk
  'GET /api/hours/posters': endpoint({ may: can.seeGrid, summary: 'Which version of the hours hangs at the door of each branch', answer: postersShape }),
  'GET /api/branches/:branch/self-service': endpoint({ may: can.seeSelfService, summary: 'How the 24-hour zone stands, and its hours today', params: branchParam, answer: zoneAnswer }),
  'PUT /api/branches/:branch/self-service': endpoint({ may: can.setSelfService, summary: 'Cut the 24-hour zone off, join it again, or close it', params: branchParam, body: zoneInput, answer: z.object({ state: z.string() }) }),
  'GET /api/hours/grid': endpoint({
    may: can.seeGrid, summary: 'Branches and seven days: open, closed, changed', query: z.object({ from: day.optional(), region: id.optional() }),
    answer: z.object({
      today: z.string(), from: z.string(), regions: z.array(z.object({ id, ...named })),
      branches: z.array(z.object({ id, code: z.string(), ...named, region: id, version: z.int(), drafts: z.int(), days: z.array(openingDay) })),
    }),
  }),
  'GET /api/hours/drafts': endpoint({
    may: can.seeGrid, summary: 'Drafts that wait for approval or publication, with what they change',
    answer: z.object({
      drafts: z.array(z.object({
        id, branch: id, branchName: z.string(), branchNameEn: z.string(), state: z.enum(['draft', 'approved', 'published', 'superseded', 'withdrawn']), revision: z.int(), change,
        hurry: z.string().nullable(), filing: z.string().nullable(), authors: z.array(z.string()), own: z.boolean(), approvedBy: z.string().nullable(), moved: z.boolean(),
        changedAt: instant, over: z.int(), affected: dates, days: z.array(z.object({ date: z.string(), before: openingDay, after: openingDay })),
        may: z.object({ change: z.boolean(), approve: z.boolean(), publish: z.boolean(), withdraw: z.boolean() }),
      })),
    }),
  }),
  'GET /api/branches/:branch/hours/plan': endpoint({
    may: can.seePlan, summary: 'A branch’s plan, its versions, and the version each channel shows', params: branchParam,
    answer: z.object({
      version: z.int(), publishedAt: instant.nullable(), today: z.string(), plan, week: week.nullable(),
      versions: z.array(z.object({
        number: z.int(), publishedAt: instant, publishedBy: z.string(), requestedBy: z.array(z.string()), approvedBy: z.string().nullable(), waiver: z.string().nullable(),
        hurry: z.string().nullable(), filing: z.string().nullable(), from: z.string().nullable(), days: z.int(),
      })),
      channels: z.array(z.object({ channel: z.enum(['page', 'feed', ...CHANNELS]), version: z.int(), at: instant.nullable() })),
    }),
  }),
  'GET /api/branches/:branch/hours/versions/:number': endpoint({
    may: can.seePlan, summary: 'One published version, as it went out', params: branchParam.extend({ number: z.coerce.number().int().min(1).max(2_147_483_647) }),
    answer: z.object({ number: z.int(), plan, change, affected: dates, publishedAt: instant }),
  }),
  'GET /api/branches/:branch/hours/notice': endpoint({
    may: can.seePlan, summary: 'What a notice for a day should offer: open branches near by, remote channels, phone', params: branchParam, query: z.object({ date: day }),
    answer: z.object({ open: z.array(z.object({ id, ...named, metres: z.number().nullable() })), remote: z.array(z.enum(REMOTE)), phone: z.string(), leadDays: z.int(), closeAloneDays: z.int() }),
  }),
  'POST /api/branches/:branch/hours/drafts': endpoint({ may: can.draft, summary: 'Propose a change of hours', params: branchParam, body: proposal, answer: drafted, status: 201 }),
  'PUT /api/branches/:branch/hours/drafts/:draft': endpoint({
    may: can.change, summary: 'Change a draft', params: draftParam, body: proposal.extend({ revision: z.int().min(1) }), answer: drafted,
  }),
  'POST /api/branches/:branch/hours/drafts/:draft/approval': endpoint({
    may: can.approve, summary: 'Approve another person’s draft and, if wished, publish it', params: draftParam, body: z.object({ revision: z.int().min(1), publish: z.boolean().default(false) }),
    answer: z.object({ draft: id, version: z.int().nullable() }),
  }),
  'POST /api/branches/:branch/hours/drafts/:draft/publication': endpoint({ may: can.publish, summary: 'Publish an approved draft on all channels', params: draftParam, answer: published, status: 201 }),
  'POST /api/branches/:branch/hours/drafts/:draft/withdrawal': endpoint({ may: can.withdraw, summary: 'Take a draft back', params: draftParam, answer: z.object({ draft: id }) }),
  'POST /api/branches/:branch/hours/closures': endpoint({
    may: can.closeAtOnce, summary: 'Close at once in an emergency, on one person’s word', params: branchParam, body: closeAtOnce.input.omit({ branch: true }), answer: published, status: 201,
  }),
  'PUT /api/branches/:branch/hours/channels/:channel': endpoint({
    may: can.noteShown, summary: 'Note which version a channel shows', params: branchParam.extend({ channel: z.enum(CHANNELS) }), body: z.object({ version: z.int32().min(1) }),
    answer: z.object({ channel: z.enum(CHANNELS), version: z.int() }),
  }),
  'GET /api/hours/calendar': endpoint({
    may: can.seeCalendar, summary: 'Holidays and make-up work days of a year, by level', query: z.object({ year: z.coerce.number().int().min(2004).max(2100), place: id.optional() }),
    answer: z.object({
      year: z.int(), places: z.array(z.object({ id, level: z.enum(['network', 'region', 'branch']), ...named, editable: z.boolean() })),
      days: z.array(z.object({ place: id, day: z.string(), kind, ...named, source: z.enum(['official', 'bank']) })), may: z.object({ fill: z.boolean() }),
    }),
  }),
  'PUT /api/hours/calendar/:place/:day': endpoint({ may: can.markDay, summary: 'Say what a day is', params: dayAtPlace, body: markDay.input.omit({ place: true, day: true }), answer: dayAtPlace }),
  'DELETE /api/hours/calendar/:place/:day': endpoint({ may: can.markDay, summary: 'Take a mark of a day away', params: dayAtPlace, answer: dayAtPlace }),
  'POST /api/hours/calendar/years/:year': endpoint({
    may: can.fillCalendar, summary: 'Enter a year’s official holidays', params: z.object({ year: z.coerce.number().int().min(2004).max(2100) }),
    answer: z.object({ year: z.int(), days: z.int(), added: z.int() }),
  }),
} as const;
