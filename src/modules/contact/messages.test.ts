import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { MONDAY } from '#test/rig/house.ts';
import { startSmsGateway, UNREACHABLE, type SmsGateway } from '#test/rig/sms-gateway.ts';
import { Breaker } from './breaker.ts';
import { connectGateway, gatewayOf } from './gateway.ts';
import { deliveriesAbout, sendText } from './index.ts';
import { forget } from './acts/forget.ts';
import { messagesOfBranch } from './reads/messages-of-branch.ts';
import { templates, registered, codeOf, templateNames } from './templates.ts';

const RECEIPT_KEY = 'receipts-come-here-only';
let bank: TestBank;
let branch: string;
let origin: string;
let gateway: SmsGateway;
let dedupe = 0;

beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank));
  origin = (await bank.listen()).origin;
});
afterAll(() => bank.close());

beforeEach(async () => {
  bank.clock.moveTo(MONDAY);
  const approved = Object.fromEntries(templateNames.flatMap((name) => (['zh', 'en'] as const).map((lang) => [codeOf(name, lang, {}), { kind: templates[name].kind, text: registered(name, lang, 'bank.example') }])));
  gateway = await startSmsGateway({ approved, receiptAfterMs: 1 });
  gateway.sendReceiptsTo(`${origin}/api/contact/receipts/${RECEIPT_KEY}`);
  connectGateway(gatewayOf({ ...gateway.account, receiptKey: RECEIPT_KEY }, new Breaker({ restMs: 60_000 })));
});
afterEach(async () => {
  connectGateway(undefined);
  await gateway.close();
});

const ask = (phone: string, more: Partial<Parameters<typeof sendText>[1]> = {}) =>
  sendText(bank.asking(), {
    branch, phoneSealed: bank.house.secrets.seal('phone', phone), template: 'booking.made', params: { branch: '城南支行', time: '3月2日 10:20', code: 'K7P2' },
    dedupeKey: `t${(dedupe += 1)}`, about: `booking/${dedupe}`, ...more,
  });
const deliveries = (about: string) => bank.house.db.look({ branch }, (tx) => deliveriesAbout(tx, branch, about));
const stateOf = async (message: string) => {
  const row = await bank.house.db.look({ branch }, (tx) => tx.one<{ state: string; reason: string | null; tries_count: number }>(sql`
    select state, reason, tries_count from contact.message where branch_id = ${branch} and id = ${message}`));
  return row;
};
/** What waits for later is due now. */
const timePasses = async () => {
  const owner = new pg.Client(bank.ownerUrl);
  await owner.connect();
  await owner.query(`update graphile_worker._private_jobs set run_at = now() - interval '1 second' where attempts < max_attempts`);
  await owner.end();
  await bank.work();
};

describe('a text message', () => {
  test('goes out after the deed, arrives, and the booking shows it', async () => {
    const { message } = await ask('+8613800000001');
    const about = `booking/${dedupe}`;
    expect(await deliveries(about)).toMatchObject([{ state: 'queued', template: 'booking.made' }]);
    expect(gateway.requests()).toBe(0);
    await bank.work();
    await gateway.settled();
    expect(gateway.messages().map((text) => [text.phone, text.text])).toEqual([
      ['13800000001', '【开门银行】已为您约好 3月2日 10:20 到 城南支行，预约码 K7P2。请提前 5 分钟到门口。改期或取消请打开 bank.example/my。'],
    ]);
    expect(await deliveries(about)).toMatchObject([{ id: message, state: 'delivered', reason: null, tries: 1 }]);
  });

  test('speaks English to who wants it', async () => {
    await ask('+8613800000002', { lang: 'en' });
    await bank.work();
    expect(gateway.messages().at(-1)?.text).toContain('You are booked at 城南支行');
  });

  test('asked for twice under one key goes out once', async () => {
    const first = await ask('+8613800000003', { dedupeKey: 'same' });
    expect(await ask('+8613800000003', { dedupeKey: 'same' })).toEqual({ message: first.message, repeated: true });
    await bank.work();
    expect(gateway.messages()).toHaveLength(1);
  });

  test('to a phone that is switched off ends as failed, and receipts that come twice change nothing', async () => {
    const { message } = await ask(`+861380000${UNREACHABLE}`);
    await bank.work();
    await gateway.settled();
    expect(await stateOf(message)).toMatchObject({ state: 'failed', reason: 'MOBILE_NOT_ON_SERVICE' });
    const again = await fetch(`${origin}/api/contact/receipts/${RECEIPT_KEY}`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ out_id: `${branch}.${message}`, success: false, err_code: 'LATE' }, { out_id: 'nonsense' }, 7]),
    });
    expect([again.status, await again.json()]).toEqual([200, { code: 0, msg: '接收成功' }]);
    expect(await stateOf(message)).toMatchObject({ reason: 'MOBILE_NOT_ON_SERVICE' });
  });

  test('that can be of no use any more is not sent', async () => {
    const { message } = await ask('+8613800000004', { validUntil: addMinutes(MONDAY, 5) });
    bank.clock.pass(6);
    await bank.work();
    expect(await stateOf(message)).toMatchObject({ state: 'failed', reason: 'expired' });
    expect(gateway.requests()).toBe(0);
  });

  test('without a gateway fails openly instead of waiting for ever', async () => {
    connectGateway(undefined);
    const { message } = await ask('+8613800000005');
    await bank.work();
    expect(await stateOf(message)).toMatchObject({ state: 'failed', reason: 'noGateway' });
  });

  test('with a web address as a value is refused before anybody is promised anything', async () => {
    await expect(ask('+8613800000006', { params: { branch: 'https://x.cn', time: 'x', code: 'y' } })).rejects.toMatchObject({ code: 'contact.badParam' });
    await expect(ask('+8613800000006', { params: { branch: 'x' } })).rejects.toMatchObject({ code: 'contact.badParam' });
  });
});

describe('when things go wrong', () => {
  test('one bad number holds up nobody', async () => {
    const bad = await ask('+85212');
    const good = await ask('+8613800000007');
    await bank.work();
    expect(await stateOf(bad.message)).toMatchObject({ state: 'failed', reason: 'isv.MOBILE_NUMBER_ILLEGAL' });
    expect((await stateOf(good.message)).state).toMatch(/sent|delivered/);
  });

  test.each(['hang-up', 'status-500', 'nonsense', 'isp.SYSTEM_ERROR'] as const)('a gateway that answers %s is tried again later', async (how) => {
    gateway.misbehave(how, 1);
    const { message } = await ask('+8613800000008');
    await bank.work();
    expect(await stateOf(message)).toMatchObject({ state: 'queued', tries_count: 1 });
    await timePasses();
    expect((await stateOf(message)).state).toMatch(/sent|delivered/);
  });

  test('a gateway that is ill is left alone after five failures, and tried once its rest is over', async () => {
    gateway.misbehave('status-500', 5);
    for (let n = 0; n < 8; n += 1) await ask(`+861380000001${n}`);
    await bank.work();
    expect(gateway.requests()).toBe(5);
    connectGateway(gatewayOf({ ...gateway.account, receiptKey: RECEIPT_KEY }));
    await timePasses();
    await gateway.settled();
    expect(gateway.messages()).toHaveLength(8);
  });

  test('a number that has had its fill waits by itself', async () => {
    const code = (phone: string) => ask(phone, { template: 'phone.code', params: { code: '123456', minutes: '5' } });
    await code('+8613800000020');
    const second = await code('+8613800000020');
    const other = await code('+8613800000021');
    await bank.work();
    expect(await stateOf(second.message)).toMatchObject({ state: 'queued', reason: 'isv.BUSINESS_LIMIT_CONTROL' });
    expect((await stateOf(other.message)).state).toMatch(/sent|delivered/);
  });

  test('receipts under a wrong key are refused', async () => {
    const answer = await fetch(`${origin}/api/contact/receipts/guess`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '[]' });
    expect(answer.status).toBe(404);
  });
});

describe('privacy', () => {
  test('no number stands in the table, the trail, the outbox or the queue', async () => {
    await ask('+8613911112222');
    await bank.work();
    const owner = new pg.Client(bank.ownerUrl);
    await owner.connect();
    const { rows } = await owner.query<{ n: string }>(`
      select count(*) as n from (
        select message::text as t from contact.message union all select trail::text from app.trail union all select event::text from app.event
        union all select payload::text from graphile_worker._private_jobs) all_of_it where t like '%13911112222%'`);
    await owner.end();
    expect(Number(rows[0]?.n)).toBe(0);
  });

  test('staff see the number masked; a teller of the branch and a head of another see nothing', async () => {
    await ask('+8613911113333');
    const { messages } = await messagesOfBranch(bank.as('branch_head', [branch]), { branch, limit: 1 });
    expect(messages).toMatchObject([{ phone: '139****3333', state: 'queued' }]);
    await expect(messagesOfBranch(bank.as('teller', [branch]), { branch })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(messagesOfBranch(bank.as('branch_head', []), { branch })).rejects.toMatchObject({ code: 'branch.unknown' });
  });

  test('number and values are emptied after thirty days; that it was sent stays', async () => {
    const { message } = await ask('+8613911114444');
    await bank.work();
    bank.clock.pass(31 * 24 * 60);
    await forget(bank.asking(), { branch });
    const row = await bank.house.db.look({ branch }, (tx) => tx.one<{ phone_sealed: null; params_sealed: null; state: string }>(sql`select * from contact.message where branch_id = ${branch} and id = ${message}`));
    expect([row.phone_sealed, row.params_sealed]).toEqual([null, null]);
    expect(row.state).toMatch(/sent|delivered/);
  });
});
