import { serve } from '#platform/serve.ts';
import { declare, declareFor } from './acts/declare.ts';
import { keepPath } from './acts/keep-path.ts';
import { signReport } from './acts/sign-report.ts';
import { contract } from './contract.ts';
import { board } from './reads/board.ts';
import { ownFile, staffFile } from './reads/file.ts';
import { reports } from './reads/reports.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/own-health': ownFile,
  'POST /api/branches/:branch/own-health': declare,
  'GET /api/branches/:branch/staff-health': board,
  'GET /api/branches/:branch/staff-health/:staff': staffFile,
  'POST /api/branches/:branch/staff-health/:staff': declareFor,
  'POST /api/branches/:branch/staff-absences/:absence/steps': keepPath,
  'POST /api/branches/:branch/health-reports': signReport,
  'GET /api/health-reports': reports,
});
