import { createHmac, randomUUID } from 'node:crypto';

/** How to reach a gateway of the Dysmsapi kind (README: protocol). */
export type GatewayAccount = Readonly<{
  url: string;
  keyId: string;
  secret: string;
  signName: string;
  /** the gateway's code of each approved text, by "template.lang" */
  codes: Readonly<Record<string, string>>;
}>;

export type SmsRequest = Readonly<{ phone: string; templateCode: string; params: Readonly<Record<string, string>>; outId: string }>;

/** What the gateway said, or that nothing usable came back. */
export type GatewayAnswer =
  | Readonly<{ kind: 'answer'; code: string; message: string; bizId: string | undefined }>
  | Readonly<{ kind: 'silence'; why: 'timeout' | 'network' | 'status' | 'nonsense' }>;

const SECONDS = 8;

/** One SendSms call: signed form, JSON answer. Never throws for what a gateway does; never logs the number. */
export async function sendSms(account: GatewayAccount, request: SmsRequest, at: Date): Promise<GatewayAnswer> {
  const form = signed('POST', { ...common(account.keyId, at), ...fields(account, request) }, account.secret);
  let response: Response;
  try {
    response = await fetch(account.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: query(form),
      redirect: 'error',
      signal: AbortSignal.timeout(SECONDS * 1_000),
    });
    return read(await response.text());
  } catch (error) {
    return { kind: 'silence', why: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network' };
  }
}

function common(keyId: string, at: Date): Record<string, string> {
  return {
    AccessKeyId: keyId,
    Action: 'SendSms',
    Format: 'JSON',
    RegionId: 'cn-hangzhou',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: randomUUID(),
    SignatureVersion: '1.0',
    Timestamp: `${at.toISOString().slice(0, 19)}Z`,
    Version: '2017-05-25',
  };
}

function fields(account: GatewayAccount, request: SmsRequest): Record<string, string> {
  return {
    OutId: request.outId,
    PhoneNumbers: request.phone,
    SignName: account.signName,
    TemplateCode: request.templateCode,
    TemplateParam: JSON.stringify(request.params),
  };
}

/** The number as the gateway wants it: 13… inside China, country code without + outside. */
export function gatewayPhone(e164: string): string {
  return e164.replace(/^\+86(?=1\d{10}$)/, '').replace(/^\+/, '');
}

/** The parameters with their signature (RPC style, version 1.0). */
export function signed(method: 'GET' | 'POST', params: Readonly<Record<string, string>>, secret: string): Record<string, string> {
  const toSign = `${method}&${encoded('/')}&${encoded(query(params))}`;
  return { ...params, Signature: createHmac('sha1', `${secret}&`).update(toSign).digest('base64') };
}

export function query(params: Readonly<Record<string, string>>): string {
  return Object.keys(params).sort().map((name) => `${encoded(name)}=${encoded(params[name] ?? '')}`).join('&');
}

/** RFC 3986: what encodeURIComponent leaves alone but the gateway does not. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function read(text: string): GatewayAnswer {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('Code' in body) || typeof body.Code !== 'string') return { kind: 'silence', why: 'nonsense' };
    const message = 'Message' in body && typeof body.Message === 'string' ? body.Message : '';
    const bizId = 'BizId' in body && typeof body.BizId === 'string' ? body.BizId : undefined;
    return { kind: 'answer', code: body.Code, message, bizId };
  } catch {
    return { kind: 'silence', why: 'nonsense' };
  }
}
