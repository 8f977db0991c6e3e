import { raw, serve } from '#platform/serve.ts';
import { askCode } from './acts/ask-code.ts';
import { confirm } from './acts/confirm.ts';
import { followAlso, leave, renew } from './acts/own.ts';
import { contract } from './contract.ts';
import { linkOf } from './links.ts';
import { networkOf } from './quota.ts';
import { ownSubscription } from './reads/own.ts';
import { panel } from './reads/panel.ts';

const askInput = askCode.input.omit({ address: true });

export const routes = serve(contract, {
  'POST /api/public/subscription-codes': raw(async ({ asking, input, reply }) => askCode(asking, { ...askInput.parse(input), address: networkOf(reply.request.ip) })),
  // The address of the texts is made here and not in the deed, whose answer is kept with its key.
  'POST /api/public/subscriptions': raw(async ({ asking, input }) => {
    const { subscriber, ...answer } = await confirm(asking, confirm.input.parse(input));
    return { ...answer, link: subscriber === null ? null : linkOf(asking.house.secrets, subscriber) };
  }),
  // Asked with a body, because an address with what opens it would stand in every log.
  'POST /api/public/own-subscription': raw(async ({ asking, input }) => ownSubscription(asking, ownSubscription.input.parse(input))),
  'POST /api/public/own-subscription/leaving': leave,
  'POST /api/public/own-subscription/branches': followAlso,
  'POST /api/public/own-subscription/renewal': renew,
  'GET /api/subscriptions': panel,
});
