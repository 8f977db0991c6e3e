import { performance } from 'node:perf_hooks';
import { addMinutes } from '#kernel/time.ts';
import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { forget } from './acts/forget.ts';
import { settleAttempt } from './acts/settle-attempt.ts';
import { gatewayPhone } from './aliyun.ts';
import { gateway } from './gateway.ts';
import { branchesToForget } from './reads/branches-to-forget.ts';
import { messageToSend } from './reads/message-to-send.ts';
import { verdictOn } from './rules.ts';
import { codeOf } from './templates.ts';

export const events: Events = { 'contact.queued': ['contact.send'] };

export const jobs: Jobs = {
  'contact.send': { run: (asking, { branch, facts }) => attempt(asking, branch, String(facts['message'])) },
  'contact.forget': { run: (asking) => forgetOld(asking), cron: '20 19 * * *' },
};

/** One attempt: one message, one call to the gateway, one verdict. Messages wait for nobody but themselves. */
async function attempt(asking: Asking, branch: string, message: string): Promise<void> {
  const ready = await messageToSend(asking, { branch, message });
  if (!ready) return;
  const settle = (verdict: Parameters<typeof settleAttempt>[1]['verdict']) => settleAttempt(asking, { branch, message, tries: ready.tries, verdict });
  if (ready.expired) return void (await settle({ kind: 'failed', reason: 'expired' }));
  const way = gateway();
  if (!way) return void (await settle({ kind: 'failed', reason: 'noGateway' }));

  const waitMs = way.breaker.wait(performance.now());
  if (waitMs > 0) return void (await settle({ kind: 'again', afterSeconds: waitMs / 1_000 + 1, reason: 'gateway.resting', counts: false }));

  const answer = await way.send({
    phone: gatewayPhone(ready.phone),
    templateCode: codeOf(ready.template, ready.lang, way.codes),
    params: ready.params,
    outId: `${branch}.${message}`,
  }, asking.house.clock.real());
  const verdict = verdictOn(answer, ready.tries);
  if (verdict.kind === 'again' && verdict.gatewayIll) way.breaker.ill(performance.now());
  else way.breaker.well();
  asking.house.log.info({ message, verdict: verdict.kind, ...('reason' in verdict && { reason: verdict.reason }) }, 'text message tried');
  await settle(verdict.kind === 'again' ? { kind: 'again', afterSeconds: verdict.afterSeconds, reason: verdict.reason, counts: true } : verdict);
}

async function forgetOld(asking: Asking): Promise<void> {
  const yesterday = addMinutes(asking.now, -24 * 60);
  for (const branch of await branchesToForget(asking, { olderThan: yesterday })) await forget(asking, { branch });
}
