import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { raw, serve } from '#platform/serve.ts';
import { agreeDays, vouchDays } from './acts/days.ts';
import { askEnd, signEnd, withdrawEnd } from './acts/end.ts';
import { disinfectLots, sealLots, voidLot } from './acts/keep.ts';
import { receiveLots } from './acts/receive.ts';
import { contract, papers } from './contract.ts';
import { handoverSheet, ledgerBook, lotLabels } from './papers.ts';
import { shelfOfBranch } from './reads/shelf.ts';

const asked = z.object({ branch: id, ...papers });
const wanted = (input: unknown) => {
  const { only, ...rest } = asked.parse(input);
  return { ...rest, only: only ? only.split(',') : [] };
};

export const routes = serve(contract, {
  'GET /api/branches/:branch/cash-lots': shelfOfBranch,
  'POST /api/branches/:branch/cash-lots': receiveLots,
  'POST /api/branches/:branch/cash-lots/sealing': sealLots,
  'POST /api/branches/:branch/cash-lots/disinfection': disinfectLots,
  'POST /api/branches/:branch/cash-lots/end-request': askEnd,
  'POST /api/branches/:branch/cash-lots/end': signEnd,
  'POST /api/branches/:branch/cash-lots/end-withdrawal': withdrawEnd,
  'POST /api/branches/:branch/cash-lots/:lot/voiding': voidLot,
  'POST /api/branches/:branch/cash-days': vouchDays,
  'POST /api/branches/:branch/cash-days/agreement': agreeDays,
  'GET /api/branches/:branch/cash-labels': raw(({ asking, input }) => lotLabels(asking, wanted(input))),
  'GET /api/branches/:branch/cash-handover': raw(({ asking, input }) => handoverSheet(asking, wanted(input))),
  'GET /api/branches/:branch/cash-ledger': raw(async ({ asking, input, reply }) => reply.header('content-disposition', 'attachment; filename="cash.xlsx"').send(await ledgerBook(asking, { branch: id.parse(input['branch']) }))),
});
