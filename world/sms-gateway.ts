import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { signed, type GatewayAccount } from '#modules/contact/index.ts';

/**
 * A text message gateway on loopback that stands in for a real one: checks the signature, time and nonce, knows only approved
 * texts, holds the limits per number, answers with the real codes, and pushes receipts. Nothing leaves the machine.
 */
export type SmsGateway = Readonly<{
  url: string;
  account: GatewayAccount;
  /** texts accepted, oldest first */
  messages: () => readonly SentText[];
  /** the next `times` requests end like this */
  misbehave: (how: Fault, times: number) => void;
  requests: () => number;
  /** resolves when every receipt that is due has been pushed or given up */
  settled: () => Promise<void>;
  sendReceiptsTo: (address: string) => void;
  close: () => Promise<void>;
}>;

export type SentText = Readonly<{ at: Date; phone: string; text: string; templateCode: string; bizId: string; outId: string; state: 'sent' | 'delivered' | 'undelivered' }>;
export type Fault = 'hang-up' | 'status-500' | 'nonsense' | 'isp.SYSTEM_ERROR' | 'isv.AMOUNT_NOT_ENOUGH' | 'Throttling.User' | 'accept-then-hang-up';
export type ApprovedText = Readonly<{ kind: 'code' | 'notice'; text: string }>;

type Options = Readonly<{
  approved: Readonly<Record<string, ApprovedText>>;
  account?: Partial<Omit<GatewayAccount, 'url'>>;
  receiptAfterMs?: number;
  /** each receipt is pushed twice, as the network sometimes does */
  repeatReceipts?: boolean;
  now?: () => Date;
}>;

/** Numbers that end so are switched off: accepted, then reported as not delivered. */
export const UNREACHABLE = '0000';

const LIMITS = { code: [['分钟级', 60, 1], ['小时级', 3_600, 5], ['天级', 86_400, 10]], notice: [['天级', 86_400, 50]] } as const;
const KEEP = 2_000;

export async function startSmsGateway(options: Options): Promise<SmsGateway> {
  const now = options.now ?? (() => new Date());
  const known = { keyId: 'stand-in', secret: randomUUID(), signName: '开门银行', codes: {}, ...options.account };
  const texts: { -readonly [K in keyof SentText]: SentText[K] }[] = [];
  const nonces = new Map<string, number>();
  const history = new Map<string, number[]>();
  const pushing = new Set<Promise<void>>();
  let faults: Fault[] = [];
  let requests = 0;
  let receiptsTo: string | undefined;

  const refuse = (code: string, message: string) => ({ Code: code, Message: message, RequestId: randomUUID().toUpperCase() });

  /** Everything a gateway looks at before it takes a text; undefined when all is well. */
  const whyNot = (form: Record<string, string>): { status: number; body: object } | undefined => {
    const bad = (status: number, code: string, message: string) => ({ status, body: refuse(code, message) });
    const { Signature, ...unsigned } = form;
    if (form['AccessKeyId'] !== known.keyId) return bad(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    if (signed('POST', unsigned, known.secret)['Signature'] !== Signature) return bad(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
    if (Math.abs(Date.parse(form['Timestamp'] ?? '') - now().getTime()) > 15 * 60_000 || !form['Timestamp']) return bad(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
    if (nonces.has(form['SignatureNonce'] ?? '')) return bad(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    nonces.set(form['SignatureNonce'] ?? '', now().getTime());
    if (form['Action'] !== 'SendSms' || form['Version'] !== '2017-05-25') return bad(404, 'InvalidAction.NotFound', 'Specified api is not found.');
    if (form['SignName'] !== known.signName) return bad(200, 'isv.SMS_SIGNATURE_ILLEGAL', '该账号下找不到对应签名');
    const approved = options.approved[form['TemplateCode'] ?? ''];
    if (!approved) return bad(200, 'isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板');
    if (!/^(1[3-9]\d{9}|[2-9]\d{6,14})$/.test(form['PhoneNumbers'] ?? '')) return bad(200, 'isv.MOBILE_NUMBER_ILLEGAL', `${form['PhoneNumbers'] ?? ''}无效号码`);
    const wrong = wrongParam(approved.text, form['TemplateParam'] ?? '');
    if (wrong) return bad(200, wrong.code, wrong.message);
    const over = overLimit(history, `${form['PhoneNumbers']}|${approved.kind === 'code' ? 'code' : form['TemplateCode']}`, LIMITS[approved.kind], now().getTime());
    return over === undefined ? undefined : bad(200, 'isv.BUSINESS_LIMIT_CONTROL', over);
  };

  const accept = (form: Record<string, string>): object => {
    const bizId = `${now().getTime()}${String(texts.length).padStart(6, '0')}^0`;
    const params = JSON.parse(form['TemplateParam'] ?? '{}') as Record<string, string>; // checked by wrongParam
    const body = (options.approved[form['TemplateCode'] ?? '']?.text ?? '').replace(/\$\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const text = { at: now(), phone: form['PhoneNumbers'] ?? '', text: `【${known.signName}】${body}`, templateCode: form['TemplateCode'] ?? '', bizId, outId: form['OutId'] ?? '', state: 'sent' as SentText['state'] };
    texts.push(text);
    if (texts.length > KEEP) texts.shift();
    if (receiptsTo) push(text, receiptsTo);
    return { Code: 'OK', Message: 'OK', RequestId: randomUUID().toUpperCase(), BizId: bizId };
  };

  const push = (text: (typeof texts)[number], address: string) => {
    const delivered = !text.phone.endsWith(UNREACHABLE);
    const stamp = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
    const report = () => [{
      phone_number: text.phone, send_time: stamp(text.at), report_time: stamp(now()), success: delivered, err_code: delivered ? 'DELIVERED' : 'MOBILE_NOT_ON_SERVICE',
      err_msg: delivered ? '用户接收成功' : '手机停机', sms_size: String(Math.ceil(text.text.length / 70)), biz_id: text.bizId, out_id: text.outId,
    }];
    const work = (async () => {
      await passed(options.receiptAfterMs ?? 300);
      text.state = delivered ? 'delivered' : 'undelivered';
      for (let copy = options.repeatReceipts ? 2 : 1; copy > 0; copy -= 1) await delivery(address, report());
    })().finally(() => pushing.delete(work));
    pushing.add(work);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    const fault = faults.shift();
    if (fault === 'hang-up') return void request.socket.destroy();
    if (fault === 'status-500') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
    if (fault === 'nonsense') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"Code":');
    const answer = (status: number, body: object) => void response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
    if (fault && fault !== 'accept-then-hang-up') return answer(200, refuse(fault, '系统错误'));
    const no = whyNot(form);
    if (no) return answer(no.status, no.body);
    const yes = accept(form);
    return fault === 'accept-then-hang-up' ? void request.socket.destroy() : answer(200, yes);
  };

  const server: Server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://127.0.0.1:${port}/`;

  return {
    url,
    account: { ...known, url },
    messages: () => texts,
    misbehave: (how, times) => void (faults = [...faults, ...Array.from({ length: times }, () => how)]),
    requests: () => requests,
    settled: async () => void (await Promise.all(pushing)),
    sendReceiptsTo: (address) => void (receiptsTo = address),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function wrongParam(text: string, json: string): { code: string; message: string } | undefined {
  let params: Record<string, unknown>;
  try {
    params = JSON.parse(json) as Record<string, unknown>;
  } catch {
    return { code: 'isv.INVALID_JSON_PARAM', message: 'JSON参数不合法,只接受字符串值' };
  }
  for (const [, name = ''] of text.matchAll(/\$\{(\w+)\}/g)) {
    const value = params[name];
    if (value === undefined) return { code: 'isv.TEMPLATE_MISSING_PARAMETERS', message: '模板缺少变量' };
    if (typeof value !== 'string') return { code: 'isv.INVALID_JSON_PARAM', message: 'JSON参数不合法,只接受字符串值' };
    if (/https?:|www\.|\b[a-z0-9-]+\.(com|cn|net)\b/i.test(value)) return { code: 'isv.PARAM_NOT_SUPPORT_URL', message: '不支持URL' };
    if ([...value].length > 35) return { code: 'isv.PARAM_LENGTH_LIMIT', message: '参数超出长度限制' };
  }
  return undefined;
}

/** The limit that this number has reached, in the gateway's own words; else the text is counted. */
function overLimit(history: Map<string, number[]>, who: string, limits: readonly (readonly [string, number, number])[], at: number): string | undefined {
  const times = (history.get(who) ?? []).filter((one) => at - one < 86_400_000);
  for (const [level, seconds, most] of limits) {
    if (times.filter((one) => at - one < seconds * 1_000).length >= most) return `触发${level}流控Permits:${most}`;
  }
  history.set(who, [...times, at]);
  return undefined;
}

async function delivery(address: string, report: object): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const said = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) }).catch(() => undefined);
    const body: unknown = await said?.json().catch(() => undefined);
    if (said?.ok && typeof body === 'object' && body !== null && 'code' in body && body.code === 0) return;
    await passed(200 * attempt);
  }
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
