import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { agreeDays, vouchDays } from './acts/days.ts';
import { askEnd, signEnd, withdrawEnd } from './acts/end.ts';
import { disinfectLots, sealLots, voidLot } from './acts/keep.ts';
import { receiveLots } from './acts/receive.ts';
import { can } from './can.ts';
import { shelfShape } from './reads/shelf.ts';

const inBranch = { branch: true } as const;
const done = z.object({ lots: z.number() });
const days = z.object({ days: z.number() });
export const papers = { lang: z.enum(['zh', 'en']).optional(), only: z.string().max(800).optional() };

export const contract = {
  'GET /api/branches/:branch/cash-lots': endpoint({ summary: 'Cash in quarantine: every lot, how long it is held, and what may become of it', may: can.see, params: branchParam, answer: shelfShape }),
  'POST /api/branches/:branch/cash-lots': endpoint({
    summary: 'Cash or vouchers came in, each bag under its seal', may: can.keep, params: branchParam, body: receiveLots.input.omit(inBranch), status: 201,
    answer: z.object({ lots: z.array(z.object({ lot: id, code: z.string(), seal: z.string() })) }),
  }),
  'POST /api/branches/:branch/cash-lots/sealing': endpoint({ summary: 'The second person saw these lots sealed', may: can.keep, params: branchParam, body: sealLots.input.omit(inBranch), answer: done }),
  'POST /api/branches/:branch/cash-lots/disinfection': endpoint({ summary: 'These lots were disinfected; their hold begins', may: can.keep, params: branchParam, body: disinfectLots.input.omit(inBranch), answer: done }),
  'POST /api/branches/:branch/cash-lots/end-request': endpoint({ summary: 'Ask to release lots or to hand them to the central bank; refused while it is too early', may: can.keep, params: branchParam, body: askEnd.input.omit(inBranch), answer: done }),
  'POST /api/branches/:branch/cash-lots/end': endpoint({ summary: 'The second person signs: released or handed over', may: can.keep, params: branchParam, body: signEnd.input.omit(inBranch), answer: done }),
  'POST /api/branches/:branch/cash-lots/end-withdrawal': endpoint({ summary: 'Not after all: the request to release or hand over is taken back', may: can.keep, params: branchParam, body: withdrawEnd.input.omit(inBranch), answer: done }),
  'POST /api/branches/:branch/cash-lots/:lot/voiding': endpoint({ summary: 'A lot that was entered by mistake, marked with the reason', may: can.void, params: branchParam.extend({ lot: id }), body: voidLot.input.omit({ branch: true, lot: true }), answer: z.object({ lot: id }) }),
  'POST /api/branches/:branch/cash-days': endpoint({ summary: 'Vouch for days on which the program did not run', may: can.vouch, params: branchParam, body: vouchDays.input.omit(inBranch), status: 201, answer: days }),
  'POST /api/branches/:branch/cash-days/agreement': endpoint({ summary: 'The second person agrees that these days passed', may: can.vouch, params: branchParam, body: agreeDays.input.omit(inBranch), answer: days }),
  'GET /api/branches/:branch/cash-labels': endpoint({ summary: 'Labels for lots, to be printed', may: can.see, params: branchParam, query: z.object(papers), media: 'text/html; charset=utf-8' }),
  'GET /api/branches/:branch/cash-handover': endpoint({ summary: 'The list for handing lots to the central bank, to be signed on paper', may: can.see, params: branchParam, query: z.object(papers), media: 'text/html; charset=utf-8' }),
  'GET /api/branches/:branch/cash-ledger': endpoint({ summary: 'The ledger of lots as a workbook', may: can.see, params: branchParam, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
} as const;
