import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { declare, declareFor } from './acts/declare.ts';
import { keepPath } from './acts/keep-path.ts';
import { signReport } from './acts/sign-report.ts';
import { can } from './can.ts';
import { boardShape } from './reads/board.ts';
import { fileShape } from './reads/file.ts';
import { reportsShape } from './reads/reports.ts';

const fit = z.object({ fit: z.boolean() });
const person = branchParam.extend({ staff: id });

export const contract = {
  'GET /api/branches/:branch/own-health': endpoint({ summary: 'One’s own health declarations of the last weeks', may: can.own, params: branchParam, answer: fileShape }),
  'POST /api/branches/:branch/own-health': endpoint({ summary: 'Declare one’s own health', may: can.declare, params: branchParam, body: declare.input.omit({ branch: true }), status: 201, answer: fit }),
  'GET /api/branches/:branch/staff-health': endpoint({ summary: 'Who of a branch has declared, is fit, or stays away; no details', may: can.seeBoard, params: branchParam, answer: boardShape }),
  'GET /api/branches/:branch/staff-health/:staff': endpoint({ summary: 'What one person declared; each reading is recorded', may: can.seeFile, params: person, answer: fileShape }),
  'POST /api/branches/:branch/staff-health/:staff': endpoint({ summary: 'Declare for somebody without a phone, from paper', may: can.declareFor, params: person, body: declareFor.input.pick({ said: true }), status: 201, answer: fit }),
  'POST /api/branches/:branch/staff-absences/:absence/steps': endpoint({ summary: 'A step of the path of somebody who may not work', may: can.keepPath, params: branchParam.extend({ absence: id }), body: keepPath.input.pick({ done: true }), answer: z.object({ absence: id }) }),
  'POST /api/branches/:branch/health-reports': endpoint({ summary: 'Sign the day’s health report, also when all is zero', may: can.signReport, params: branchParam, body: signReport.input.omit({ branch: true }), status: 201, answer: z.object({ version: z.number(), late: z.boolean() }) }),
  'GET /api/health-reports': endpoint({ summary: 'The day’s health reports of all branches of one’s reach', may: can.seeReports, answer: reportsShape }),
} as const;
