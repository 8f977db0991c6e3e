import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSmsGateway, type SmsGateway } from '#test/rig/sms-gateway.ts';
import { gatewayPhone, sendSms, signed } from './aliyun.ts';
import { verdictOn } from './rules.ts';

test('the signature is that of the vendor’s worked example', () => {
  const params = {
    AccessKeyId: 'testId', Action: 'SendSms', Format: 'XML', OutId: '123', PhoneNumbers: '15300000001', RegionId: 'cn-hangzhou',
    SignName: '阿里云短信测试专用', SignatureMethod: 'HMAC-SHA1', SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466', SignatureVersion: '1.0',
    TemplateCode: 'SMS_71390007', TemplateParam: '{"customer":"test"}', Timestamp: '2017-07-12T02:42:19Z', Version: '2017-05-25',
  };
  expect(signed('GET', params, 'testSecret')['Signature']).toBe('zJDF+Lrzhj/ThnlvIToysFRq6t4=');
});

test('a number is given as the gateway wants it', () => {
  expect(gatewayPhone('+8613812345678')).toBe('13812345678');
  expect(gatewayPhone('+85291234567')).toBe('85291234567');
});

describe('against the gateway that stands in', () => {
  let gateway: SmsGateway;
  let at = new Date('2026-03-02T01:00:00Z');
  const later = (seconds: number) => void (at = new Date(at.getTime() + seconds * 1_000));
  const send = (phone: string, more: { templateCode?: string; params?: Record<string, string> } = {}) =>
    sendSms(gateway.account, { phone, templateCode: 'SMS_CODE', params: { code: '123456' }, outId: 'x', ...more }, at);

  beforeAll(async () => {
    gateway = await startSmsGateway({
      approved: { SMS_CODE: { kind: 'code', text: '验证码 ${code}' }, SMS_NOTICE: { kind: 'notice', text: '${branch} 见' } },
      now: () => at,
    });
  });
  afterAll(() => gateway.close());

  test('a text arrives as approved, in the bank’s name', async () => {
    const answer = await send('13800000001');
    expect(answer).toMatchObject({ kind: 'answer', code: 'OK' });
    expect(verdictOn(answer, 0).kind).toBe('sent');
    expect(gateway.messages().at(-1)?.text).toBe('【开门银行】验证码 123456');
  });

  test('one number gets one code a minute, five an hour and ten a day; other numbers are not concerned', async () => {
    const phone = '13800000002';
    expect(await send(phone)).toMatchObject({ code: 'OK' });
    const minute = await send(phone);
    expect(minute).toMatchObject({ code: 'isv.BUSINESS_LIMIT_CONTROL', message: '触发分钟级流控Permits:1' });
    expect(verdictOn(minute, 0)).toEqual({ kind: 'again', afterSeconds: 61, reason: 'isv.BUSINESS_LIMIT_CONTROL', gatewayIll: false });
    expect(await send('13800000003')).toMatchObject({ code: 'OK' });
    for (let n = 0; n < 4; n += 1) { later(61); expect(await send(phone)).toMatchObject({ code: 'OK' }); }
    later(61);
    expect(verdictOn(await send(phone), 0)).toMatchObject({ kind: 'again', afterSeconds: 3_600 });
    for (let n = 0; n < 5; n += 1) { later(3_700); expect(await send(phone)).toMatchObject({ code: 'OK' }); }
    later(3_700);
    expect(verdictOn(await send(phone), 0)).toEqual({ kind: 'failed', reason: 'isv.BUSINESS_LIMIT_CONTROL.day' });
  });

  type Wrong = { phone?: string; templateCode?: string; params?: Record<string, string> };
  test.each<[string, Wrong, string]>([
    ['a number that is none', { phone: '12345' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
    ['a text that was never approved', { templateCode: 'SMS_NONE' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
    ['a value that is missing', { params: {} }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    ['a web address as a value', { templateCode: 'SMS_NOTICE', params: { branch: 'https://a.cn' } }, 'isv.PARAM_NOT_SUPPORT_URL'],
    ['a value that is too long', { templateCode: 'SMS_NOTICE', params: { branch: '长'.repeat(36) } }, 'isv.PARAM_LENGTH_LIMIT'],
  ])('%s fails that message alone', async (_, { phone = '13800000004', ...more }, code) => {
    const answer = await send(phone, more);
    expect(verdictOn(answer, 0)).toEqual({ kind: 'failed', reason: code });
  });

  test('a wrong secret is the account’s trouble: everybody waits', async () => {
    const answer = await sendSms({ ...gateway.account, secret: 'wrong' }, { phone: '13800000005', templateCode: 'SMS_CODE', params: { code: '1' }, outId: 'x' }, at);
    expect(verdictOn(answer, 0)).toMatchObject({ kind: 'again', gatewayIll: true, reason: 'SignatureDoesNotMatch' });
  });

  test.each(['hang-up', 'status-500', 'nonsense', 'isp.SYSTEM_ERROR'] as const)('after %s one tries again, later each time', async (how) => {
    gateway.misbehave(how, 1);
    const answer = await send('13800000006');
    expect([0, 1, 2, 3, 10].map((tries) => verdictOn(answer, tries))).toMatchObject([5, 20, 80, 300, 300].map((afterSeconds) => ({ kind: 'again', afterSeconds, gatewayIll: true })));
    expect(verdictOn(answer, 11)).toMatchObject({ kind: 'failed' });
  });
});
