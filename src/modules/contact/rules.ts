import type { GatewayAnswer } from './aliyun.ts';

/** What one attempt means for the message, and whether it says anything about the gateway itself. */
export type Verdict =
  | Readonly<{ kind: 'sent'; ref: string }>
  | Readonly<{ kind: 'again'; afterSeconds: number; reason: string; gatewayIll: boolean }>
  | Readonly<{ kind: 'failed'; reason: string }>;

/** Waits between tries when the gateway is ill: 5 s, 20 s, 80 s, then every 5 minutes. */
const ILL_SECONDS = [5, 20, 80] as const;
const ILL_THEN = 300;

/** How often one message is tried before it goes on the call list. */
export const MOST_TRIES = 12;

/** Codes that say that our account or the service is in trouble, not this message: everybody waits. */
const GATEWAY_ILL = new Set([
  'isp.SYSTEM_ERROR', 'isp.UNKNOWN', 'isp.GATEWAY_ERROR', 'ServiceUnavailable', 'InternalError', 'Throttling', 'Throttling.User', 'Throttling.Api',
  'isv.OUT_OF_SERVICE', 'isv.AMOUNT_NOT_ENOUGH', 'isv.ACCOUNT_ABNORMAL', 'isv.ACCOUNT_NOT_EXISTS', 'isv.PRODUCT_UN_SUBSCRIPT',
  'isp.RAM_PERMISSION_DENY', 'SignatureDoesNotMatch', 'InvalidAccessKeyId.NotFound', 'InvalidTimeStamp.Expired',
]);

/** The gateway's answer read as a verdict. An unknown code fails the message: trying a wrong message again helps nobody. */
export function verdictOn(answer: GatewayAnswer, triesBefore: number): Verdict {
  if (answer.kind === 'silence') return ill(`gateway.${answer.why}`, triesBefore);
  if (answer.code === 'OK') return { kind: 'sent', ref: answer.bizId ?? '' };
  if (answer.code === 'isv.BUSINESS_LIMIT_CONTROL') return limited(answer.message, triesBefore);
  if (GATEWAY_ILL.has(answer.code)) return ill(answer.code, triesBefore);
  return { kind: 'failed', reason: answer.code };
}

function ill(reason: string, triesBefore: number): Verdict {
  if (triesBefore + 1 >= MOST_TRIES) return { kind: 'failed', reason };
  return { kind: 'again', afterSeconds: ILL_SECONDS[triesBefore] ?? ILL_THEN, reason, gatewayIll: true };
}

/** 触发分钟级流控 / 小时级 / 天级: this number has had enough for a minute, an hour, a day; other numbers are not concerned. */
function limited(message: string, triesBefore: number): Verdict {
  const reason = 'isv.BUSINESS_LIMIT_CONTROL';
  if (/天级|日|day/i.test(message) || triesBefore + 1 >= MOST_TRIES) return { kind: 'failed', reason: `${reason}.day` };
  const afterSeconds = /小时|hour/i.test(message) ? 3_600 : 61;
  return { kind: 'again', afterSeconds, reason, gatewayIll: false };
}

/** Why a value may not stand in a text; the gateway would refuse it. */
export function whyNotAParam(value: string): 'url' | 'empty' | undefined {
  if (value.trim() === '') return 'empty';
  return /https?:|www\.|\b[a-z0-9-]+\.(com|cn|net|org|io|top)\b/i.test(value) ? 'url' : undefined;
}

/** The gateway's limit of one variable. */
export const MOST_CHARACTERS = 35;

export function fitting(value: string): string {
  const characters = [...value];
  return characters.length <= MOST_CHARACTERS ? value : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

/** Receipts: what the network said, as our state. Late and repeated ones change nothing that is final. */
export function afterReceipt(state: 'queued' | 'sent' | 'delivered' | 'failed', success: boolean): 'delivered' | 'failed' | 'same' {
  if (state === 'delivered') return 'same';
  if (success) return 'delivered';
  return state === 'failed' ? 'same' : 'failed';
}
