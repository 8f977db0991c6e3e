import { afterAll, beforeAll, expect, test } from 'vitest';
import { NETWORK, newId } from '#kernel/id.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { addDevice, revokeDevice } from '#modules/branches/index.ts';
import { digestOf, endSessions, forgetSessions, invite, newSecret } from './index.ts';

let bank: TestBank;
let branch: string;
let other: string;

beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank));
  ({ branch: other } = await foundBranch(bank));
});
afterAll(() => bank?.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  bank.server.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload });
const me = async (cookie: string) => (await bank.server.inject({ url: '/api/me', headers: { cookie } })).json();

test('a teller signs in and works for one branch only', async () => {
  const { password } = await hire(bank, 'teller.one', 'teller', branch);
  const cookie = await signIn(bank.server, 'teller.one', password);
  expect(await me(cookie)).toMatchObject({ kind: 'staff', roles: ['teller'], branches: [{ id: branch }] });
  const own = await bank.server.inject({ url: `/api/branches/${branch}/premises`, headers: { cookie } });
  expect(own.statusCode).toBe(200);
  for (const foreign of [other, newId()]) {
    const answer = await bank.server.inject({ url: `/api/branches/${foreign}/premises`, headers: { cookie } });
    expect(answer.json()).toMatchObject({ status: 404, code: 'branch.unknown' });
  }
});

test('a regional manager reaches all branches of the region', async () => {
  const { branch: third, region } = await foundBranch(bank);
  const { password } = await hire(bank, 'region.one', 'regional_manager', region);
  expect(await me(await signIn(bank.server, 'region.one', password))).toMatchObject({ branches: [{ id: third }] });
});

test('five wrong passwords lock the account, also for the right one; an unknown login says the same as a wrong password', async () => {
  const { password } = await hire(bank, 'teller.two', 'teller', branch);
  const wrong = await Promise.all(Array.from({ length: 5 }, () => post('/api/session', { login: 'teller.two', password: 'wrong' })));
  expect(wrong.map((answer) => answer.json().code)).toEqual(Array(5).fill('identity.signInWrong'));
  const locked = await post('/api/session', { login: 'teller.two', password });
  expect(locked.json()).toMatchObject({ status: 429, code: 'identity.locked' });
  expect(Number(locked.headers['retry-after'])).toBeGreaterThan(60);
  const unknown = await post('/api/session', { login: 'nobody.here', password: 'wrong' });
  expect(unknown.json()).toMatchObject({ status: 401, code: 'identity.signInWrong' });
});

test('signing out, disabling and ending sessions end them at once', async () => {
  const { staff, password } = await hire(bank, 'teller.three', 'teller', branch);
  const first = await signIn(bank.server, 'teller.three', password);
  await bank.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: first, 'idempotency-key': newId() } });
  expect(await me(first)).toMatchObject({ status: 401, code: 'identity.sessionOver' });
  expect((await post('/api/session', { login: 'teller.three', password }, { cookie: first })).statusCode).toBe(201);
  expect((await bank.server.inject({ url: '/api/public/branches', headers: { cookie: first } })).statusCode).toBe(200);
  const second = await signIn(bank.server, 'teller.three', password);
  const { password: admin } = await hire(bank, 'admin.one', 'system_admin');
  const adminCookie = await signIn(bank.server, 'admin.one', admin);
  expect((await post(`/api/people/${staff}/disabling`, {}, { cookie: adminCookie })).statusCode).toBe(200);
  forgetSessions(bank.house);
  expect(await me(second)).toMatchObject({ code: 'identity.sessionOver' });
  expect((await post('/api/session', { login: 'teller.three', password })).json()).toMatchObject({ code: 'identity.signInWrong' });
});

test('the one-time link sets a password once', async () => {
  const { staff } = await hire(bank, 'head.one', 'branch_head', branch);
  const secret = newSecret();
  await invite(bank.asking(), { staff, secretDigest: digestOf(secret) });
  const short = await post('/api/invitations/acceptance', { secret, password: 'short' });
  expect(short.json()).toMatchObject({ status: 422, code: 'identity.passwordShort', params: { least: 12 } });
  const both = await Promise.all([1, 2].map((nth) => post('/api/invitations/acceptance', { secret, password: `a long password ${nth}` })));
  expect(both.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 410]);
});

test('a person that is not there gets neither a post nor a link, and is said to be unknown', async () => {
  const admin = await hire(bank, 'admin.two', 'system_admin');
  const security = await hire(bank, 'security.two', 'security_admin');
  const link = await post(`/api/people/${newId()}/invitation`, {}, { cookie: await signIn(bank.server, 'admin.two', admin.password) });
  const given = await post(`/api/people/${newId()}/posts`, { role: 'teller', place: branch }, { cookie: await signIn(bank.server, 'security.two', security.password) });
  expect([link, given].map((answer) => answer.json())).toMatchObject([{ status: 404, code: 'identity.personUnknown' }, { status: 404, code: 'identity.personUnknown' }]);
});

test('somebody whose sign-in has ended still reads what everybody may, and is told so elsewhere', async () => {
  const { staff, password } = await hire(bank, 'teller.five', 'teller', branch);
  const cookie = await signIn(bank.server, 'teller.five', password);
  await endSessions(bank.asking(), { staff });
  forgetSessions(bank.house);
  const status = async (url: string) => (await bank.server.inject({ url, headers: { cookie } })).statusCode;
  expect(await Promise.all([status(`/api/branches/${branch}/clock`), status('/api/public/branches'), status('/api/me'), status(`/api/branches/${branch}/queue`)])).toEqual([200, 200, 401, 401]);
});

test('nobody gives a post to himself, and a role stands only where it belongs', async () => {
  const { staff, password } = await hire(bank, 'security.one', 'security_admin');
  const cookie = await signIn(bank.server, 'security.one', password);
  const own = await post(`/api/people/${staff}/posts`, { role: 'hq_operations', place: NETWORK }, { cookie });
  expect(own.json()).toMatchObject({ status: 403, code: 'identity.notForYourself' });
  const { staff: colleague } = await hire(bank, 'teller.four', 'teller', branch);
  const wrong = await post(`/api/people/${colleague}/posts`, { role: 'teller', place: NETWORK }, { cookie });
  expect(wrong.json()).toMatchObject({ status: 422, code: 'identity.roleNotHere' });
});

test('a device trades its token for a session of its own and goes dark when revoked', async () => {
  const { device, token } = await addDevice(bank.as('branch_head', [branch]), { branch, kind: 'screen', name: '大厅屏' });
  const answer = await post('/api/device-sessions', { token });
  expect(answer.json()).toEqual({ device, branch, kind: 'screen', name: '大厅屏' });
  const cookie = `kaimen_d_${device}=${answer.cookies[0]?.value}`;
  const clock = () => bank.server.inject({ url: `/api/branches/${branch}/clock?as=${device}`, headers: { cookie } });
  expect((await clock()).statusCode).toBe(200);
  await revokeDevice(bank.as('branch_head', [branch]), { branch, device });
  forgetSessions(bank.house);
  expect((await clock()).json()).toMatchObject({ status: 401, code: 'identity.deviceDark' });
  expect((await post('/api/device-sessions', { token: `${token}x` })).json()).toMatchObject({ status: 401, code: 'identity.deviceDark' });
});

test('a change without a key, from a foreign page, or in no JSON is refused with a sentence in both languages', async () => {
  const bare = await bank.server.inject({ method: 'POST', url: '/api/session', payload: { login: 'x', password: 'y' } });
  expect(bare.json()).toMatchObject({ status: 400, code: 'idempotency.keyMissing', zh: expect.stringContaining('刷新'), en: expect.stringContaining('reload') });
  const foreign = await post('/api/session', { login: 'xx', password: 'y' }, { origin: 'https://elsewhere.example' });
  expect(foreign.json()).toMatchObject({ status: 403, code: 'request.foreignOrigin' });
  const broken = await bank.server.inject({ method: 'POST', url: '/api/session', headers: { 'idempotency-key': newId(), 'content-type': 'application/json' }, payload: '{"login":' });
  expect(broken.json()).toMatchObject({ status: 400, code: 'input.notJson' });
});
