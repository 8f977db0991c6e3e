import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '#kernel/digest.ts';
import { sendSms, type GatewayAccount, type GatewayAnswer, type SmsRequest } from './aliyun.ts';
import { Breaker } from './breaker.ts';

/** The way out to the telephone network: an account at a gateway, and the breaker that spares it when it is ill. */
export type Gateway = Readonly<{
  breaker: Breaker;
  codes: GatewayAccount['codes'];
  send: (request: SmsRequest, at: Date) => Promise<GatewayAnswer>;
  /** receipts come to /api/contact/receipts/<this> */
  receiptKey: string;
}>;

const environment = z.object({
  KAIMEN_SMS_URL: z.url(),
  KAIMEN_SMS_KEY_ID: z.string().min(1),
  KAIMEN_SMS_SECRET: z.string().min(1),
  KAIMEN_SMS_SIGN: z.string().min(1).default('开门'),
  KAIMEN_SMS_TEMPLATES: z.string().default('{}').transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  KAIMEN_SMS_RECEIPT_KEY: z.string().min(16),
});

let connected: Gateway | undefined;
let looked = false;

/** The gateway of this program: connected by the sample bank or a test, else by the environment; undefined when there is none. */
export function gateway(): Gateway | undefined {
  if (!connected && !looked) {
    looked = true;
    if (process.env['KAIMEN_SMS_URL']) connected = gatewayOf(fromEnvironment(process.env));
  }
  return connected;
}

/** Whether this bank can send texts at all. */
export function canText(): boolean {
  return gateway() !== undefined;
}

export function connectGateway(to: Gateway | undefined): void {
  connected = to;
  looked = true;
}

export function gatewayOf(account: GatewayAccount & { receiptKey: string }, breaker = new Breaker()): Gateway {
  return { breaker, codes: account.codes, receiptKey: account.receiptKey, send: (request, at) => sendSms(account, request, at) };
}

export function fromEnvironment(variables: NodeJS.ProcessEnv): GatewayAccount & { receiptKey: string } {
  const set = environment.parse(variables);
  return {
    url: set.KAIMEN_SMS_URL,
    keyId: set.KAIMEN_SMS_KEY_ID,
    secret: set.KAIMEN_SMS_SECRET,
    signName: set.KAIMEN_SMS_SIGN,
    codes: set.KAIMEN_SMS_TEMPLATES,
    receiptKey: set.KAIMEN_SMS_RECEIPT_KEY,
  };
}

/** Compared by digest, so that the time it takes says nothing. */
export function isReceiptKey(given: string): boolean {
  const key = gateway()?.receiptKey;
  return key !== undefined && timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(key)));
}
