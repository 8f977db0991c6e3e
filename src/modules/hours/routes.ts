import { raw, serve } from '#platform/serve.ts';
import { approve } from './acts/approve.ts';
import { change } from './acts/change.ts';
import { closeAtOnce } from './acts/close-at-once.ts';
import { draft } from './acts/draft.ts';
import { fillCalendar } from './acts/fill-calendar.ts';
import { markDay, unmarkDay } from './acts/mark-day.ts';
import { noteShown } from './acts/note-shown.ts';
import { publish } from './acts/publish.ts';
import { withdraw } from './acts/withdraw.ts';
import { setSelfService } from './acts/set-self-service.ts';
import { contract } from './contract.ts';
import { embedScript, feed, feeds, poster } from './public-files.ts';
import { noticeCalendar, noticePdf, noticePng, noticeSvg } from './notice/files.ts';
import { calendarOfYear } from './reads/calendar-year.ts';
import { waitingDrafts } from './reads/drafts.ts';
import { findBranches } from './reads/find-branches.ts';
import { grid } from './reads/grid.ts';
import { noticeOfVersion, posters } from './reads/notice.ts';
import { noticeFor } from './reads/notice-for.ts';
import { planOfBranch, versionOfPlan } from './reads/plan-of-branch.ts';
import { branchPage } from './reads/public-feeds.ts';
import { selfServiceOf } from './reads/self-service.ts';

export const routes = serve(contract, {
  'GET /api/public/hours/branches': findBranches,
  'GET /api/public/branches/:branch/hours': raw(feed),
  'GET /api/public/branches/:branch/page': branchPage,
  'GET /api/public/hours': raw(feeds),
  'GET /embed/hours.js': raw(embedScript),
  'GET /b/:branch/poster': raw(poster),
  'GET /api/public/branches/:branch/notice': noticeOfVersion,
  'GET /b/:branch/notice.pdf': raw(noticePdf),
  'GET /b/:branch/notice.png': raw(noticePng),
  'GET /b/:branch/notice.svg': raw(noticeSvg),
  'GET /b/:branch/notice.ics': raw(noticeCalendar),
  'GET /api/hours/posters': posters,
  'GET /api/branches/:branch/self-service': selfServiceOf,
  'PUT /api/branches/:branch/self-service': setSelfService,
  'GET /api/hours/grid': grid,
  'GET /api/hours/drafts': waitingDrafts,
  'GET /api/branches/:branch/hours/plan': planOfBranch,
  'GET /api/branches/:branch/hours/versions/:number': versionOfPlan,
  'GET /api/branches/:branch/hours/notice': noticeFor,
  'POST /api/branches/:branch/hours/drafts': draft,
  'PUT /api/branches/:branch/hours/drafts/:draft': change,
  'POST /api/branches/:branch/hours/drafts/:draft/approval': approve,
  'POST /api/branches/:branch/hours/drafts/:draft/publication': publish,
  'POST /api/branches/:branch/hours/drafts/:draft/withdrawal': withdraw,
  'POST /api/branches/:branch/hours/closures': closeAtOnce,
  'PUT /api/branches/:branch/hours/channels/:channel': noteShown,
  'GET /api/hours/calendar': calendarOfYear,
  'PUT /api/hours/calendar/:place/:day': markDay,
  'DELETE /api/hours/calendar/:place/:day': unmarkDay,
  'POST /api/hours/calendar/years/:year': fillCalendar,
});
