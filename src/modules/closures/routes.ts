import { raw, serve } from '#platform/serve.ts';
import { ownInput } from '#modules/appointments/index.ts';
import { accept } from './acts/accept.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { contract } from './contract.ts';
import { closuresOf, closuresOfAll, ownOffer, phoneOf } from './reads/closures.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/closures': closuresOf,
  'GET /api/closures': closuresOfAll,
  'POST /api/branches/:branch/closures/:closure/filing': fileClosure,
  'POST /api/branches/:branch/closure-offers/:offer/calls': noteCall,
  'GET /api/branches/:branch/closure-offers/:offer/phone': phoneOf,
  // Asked with a body, because an address with a phone number in it would stand in every log.
  'POST /api/public/branches/:branch/own-offer': raw(async ({ asking, input }) => ownOffer(asking, ownInput.parse(input))),
  'POST /api/public/branches/:branch/own-offer/acceptance': accept,
});
