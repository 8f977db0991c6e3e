import { raw, serve } from '#platform/serve.ts';
import { ownInput } from '#modules/appointments/index.ts';
import { accept } from './acts/accept.ts';
import { choose } from './acts/choose.ts';
import { close } from './acts/close.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { contract } from './contract.ts';
import { choicesOf, ownChoices } from './reads/choices.ts';
import { closuresOf, closuresOfAll, ownOffer, phoneOf } from './reads/closures.ts';
import { behindLink } from './reads/link.ts';
import { numbersOf } from './reads/numbers.ts';
import { outlook } from './reads/outlook.ts';
import { takeCall } from './take-call.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/closures': closuresOf,
  'POST /api/branches/:branch/closures': close,
  'GET /api/branches/:branch/closures/outlook': outlook,
  'GET /api/branches/:branch/closures/:closure/numbers': numbersOf,
  'GET /api/closures': closuresOfAll,
  'POST /api/branches/:branch/closures/:closure/filing': fileClosure,
  'POST /api/branches/:branch/closure-offers/:offer/calls': raw(({ asking, input }) => takeCall(asking, noteCall.input.parse(input))),
  'GET /api/branches/:branch/closure-offers/:offer/phone': phoneOf,
  'GET /api/branches/:branch/closure-offers/:offer/choices': choicesOf,
  // Asked with a body, because an address with a phone number in it would stand in every log.
  'POST /api/public/branches/:branch/own-offer': raw(async ({ asking, input }) => ownOffer(asking, ownInput.parse(input))),
  'POST /api/public/branches/:branch/own-offer/choices': raw(async ({ asking, input }) => ownChoices(asking, ownInput.parse(input))),
  'POST /api/public/branches/:branch/own-offer/acceptance': accept,
  'POST /api/public/branches/:branch/own-offer/choice': choose,
  'POST /api/public/offer-links': raw(async ({ asking, input }) => behindLink(asking, behindLink.input.parse(input))),
});
