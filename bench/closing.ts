import { loadavg } from 'node:os';
import { newId } from '#kernel/id.ts';
import { addDays, addMinutes, instantOf } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { book, makeDays } from '#modules/appointments/index.ts';
import { allBranches, changeNetworkSetting } from '#modules/branches/index.ts';
import { sql } from '#platform/sql.ts';
import { approvedTexts } from '#world/sample-messages.ts';
import { startSmsGateway, type SmsGateway } from '#world/sms-gateway.ts';
import { SAMPLE_PASSWORD } from '#world/staff.ts';
import { openGround, startServer, type Ground } from './ground.ts';

const BOOKINGS = Number(process.env['BENCH_BOOKINGS'] ?? 100);
const LIMIT_SECONDS = 60;
const ON = '2026-03-02';
const ZONE = 'Asia/Shanghai';
const NOW = instantOf(ON, '09:10', ZONE);
const DAYS = 3;
const POLL_MS = 200;
const GIVE_UP_SECONDS = 300;
const SERVICE = 'deposit';

type Offer = { state: string; told: { state: string } | null };
type Took = { branch: string; bookings: number; answered_s: number; proposed_s: number; told_s: number; kept: number; to_call: number };

/**
 * A branch with a hundred bookings is closed over HTTP: seconds until each of these people has a proposal (or stands on the call list) and the
 * telephone network has said whether the text arrived. Then two branches at the same moment; nothing may be sold twice.
 */
export async function run(): Promise<object> {
  const ground = await openGround('closing', NOW);
  const gateway = await startSmsGateway({ approved: approvedTexts('bank.example'), receiptAfterMs: 300 });
  const receiptKey = newId();
  Object.assign(process.env, { KAIMEN_SMS_URL: gateway.url, KAIMEN_SMS_KEY_ID: gateway.account.keyId, KAIMEN_SMS_SECRET: gateway.account.secret, KAIMEN_SMS_SIGN: gateway.account.signName, KAIMEN_SMS_RECEIPT_KEY: receiptKey });
  const { port, child } = await startServer(ground, 'jobs');
  gateway.sendReceiptsTo(`http://127.0.0.1:${port}/api/contact/receipts/${receiptKey}`);
  try {
    return await measure(ground, port, gateway);
  } finally {
    child.kill('SIGKILL');
    await gateway.close();
    await ground.close();
  }
}

async function measure(ground: Ground, port: number, gateway: SmsGateway): Promise<object> {
  const { house } = ground;
  const ids = new Map((await house.db.look({ branches: 'all' }, allBranches)).map((one) => [one.code, one.id]));
  await changeNetworkSetting(ground.asking(), { name: 'hours.closeAloneDays', value: DAYS, fromOn: ON, source: 'bench' });
  for (const id of ids.values()) await makeDays(ground.asking(), { branch: id });
  const codes = ['hx01', 'wy01', 'qy01'];
  for (const [nth, code] of codes.entries()) await fill(ground, ids.get(code) ?? '', nth);
  const one = await closed(port, ids, 'hx01');
  const two = await Promise.all(['wy01', 'qy01'].map((code) => closed(port, ids, code)));
  const sold = await house.db.look({ branches: 'all' }, (tx) => tx.one<{ twice: number }>(sql`
    select count(*)::int as twice from appointments.slot where held_minutes + booked_minutes > greatest(capacity_minutes, planned_minutes)`));
  const slowest = Math.max(one.told_s, ...two.map((took) => took.told_s));
  return { limit_s: LIMIT_SECONDS, reached: slowest <= LIMIT_SECONDS, one, two_at_once: two, sold_twice: sold.twice, texts: gateway.messages().length, load: loadavg().map((load) => Math.round(load * 10) / 10) };
}

/** As many people as are to be displaced, each with a phone of their own, over the days that will be closed. */
async function fill(ground: Ground, branch: string, serial: number): Promise<void> {
  let people = 0;
  for (let minute = 90; people < BOOKINGS && minute < DAYS * 1_440; minute += 5) {
    const startsAt = addMinutes(NOW, minute);
    for (let place = 0; place < 4 && people < BOOKINGS; place += 1) {
      const phone = `137${String(10_000_001 + serial * 10_000 + people)}`;
      const made = await book(ground.asking(), { branch, service: SERVICE, startsAt: startsAt.toISOString(), phone, channel: 'desk' }).catch((no: unknown) => { if (no instanceof Refusal) return undefined; throw no; });
      if (!made) break;
      people += 1;
    }
  }
  if (people < BOOKINGS) throw new Error(`only ${people} of ${BOOKINGS} could book`);
}

async function closed(port: number, ids: ReadonlyMap<string, string>, code: string): Promise<Took> {
  const branch = ids.get(code) ?? '';
  const cookie = await signedIn(port, `head.${code}`);
  const path = `/api/branches/${branch}/closures`;
  const began = performance.now();
  const seconds = () => Math.round(performance.now() - began) / 1_000;
  await asked(port, 'POST', path, { cookie, body: { cause: 'infection', from: ON, to: addDays(ON, DAYS - 1), after: '09:30', reason: { zh: '全面消毒', en: 'Disinfection' } } });
  const answered = seconds();
  let proposed: number | undefined;
  for (;;) {
    const { closures: [closure] } = await asked<{ closures: { offers: Offer[] }[] }>(port, 'GET', path, { cookie });
    const offers = closure?.offers ?? [];
    const settled = offers.filter((one) => one.state !== 'waiting');
    const told = settled.filter((one) => one.state === 'none' || one.told?.state === 'delivered' || one.told?.state === 'failed');
    if (offers.length >= BOOKINGS && settled.length === offers.length) proposed ??= seconds();
    if (offers.length >= BOOKINGS && told.length === offers.length) {
      return { branch: code, bookings: offers.length, answered_s: answered, proposed_s: proposed ?? seconds(), told_s: seconds(), kept: offers.filter((one) => one.state === 'offered').length, to_call: offers.filter((one) => one.state === 'none').length };
    }
    if (seconds() > GIVE_UP_SECONDS) throw new Error(`after ${GIVE_UP_SECONDS} s: ${offers.length} offers, ${settled.length} settled, ${told.length} told`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function signedIn(port: number, login: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body: JSON.stringify({ login, password: SAMPLE_PASSWORD }) });
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}

async function asked<A>(port: number, method: 'GET' | 'POST', path: string, { cookie, body }: { cookie: string; body?: object }): Promise<A> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method, headers: { cookie, ...(body && { 'content-type': 'application/json', 'idempotency-key': newId() }) }, ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return await answer.json() as A; // as its contract says
}
