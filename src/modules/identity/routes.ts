import type { FastifyReply } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import { NETWORK } from '#kernel/id.ts';
import type { Asking, House } from '#platform/house.ts';
import { raw, serve } from '#platform/serve.ts';
import { allBranches, deviceByToken, tokenHash } from '#modules/branches/index.ts';
import { sql } from '#platform/sql.ts';
import { addPerson, disablePerson, endPost, endSessions, givePost } from './acts/people.ts';
import { acceptInvitation, beginDeviceSession, beginSession, changePassword, countFailure, endSession, invite } from './acts/sessions.ts';
import { contract } from './contract.ts';
import { digestOf, newSecret, passwordFits, passwordHash } from './passwords.ts';
import { credentialsOf, listPeople } from './reads/people.ts';
import { cookieName, deviceCookie, forgetSessions } from './who-asks.ts';
import { settings } from './settings.ts';

export const routes = serve(contract, {
  'POST /api/session': raw(async ({ asking, input, reply }) => {
    const staff = await signedIn(keyless(asking), String(input['login']), String(input['password']));
    const secret = newSecret();
    await beginSession(keyless(asking), { staff, secretDigest: digestOf(secret) });
    setCookie(asking.house, reply, cookieName(asking.house), secret);
    return reply.status(201).send({ staff });
  }),
  'DELETE /api/session': raw(async ({ asking, input, reply }) => {
    const as = typeof input['as'] === 'string' ? input['as'] : undefined;
    const name = as === undefined ? cookieName(asking.house) : deviceCookie(as);
    const secret = reply.request.cookies[name];
    if (secret !== undefined) await endSession(keyless(asking), { secretDigest: digestOf(secret) });
    forgetSessions(asking.house);
    reply.clearCookie(name, { path: '/' });
    return reply.send({});
  }),
  'POST /api/device-sessions': raw(async ({ asking, input, reply }) => {
    const token = String(input['token']);
    const [branch = '', device = ''] = token.split('.');
    const known = (await asking.house.places.isBranch(branch).catch(() => false))
      && (await asking.house.db.look({ branch }, (tx) => deviceByToken(tx, branch, device, tokenHash(token))).catch(() => undefined));
    if (!known) throw new Refusal('identity.deviceDark', { status: 401 });
    const secret = newSecret();
    await beginDeviceSession(keyless(asking), { deviceBranch: branch, device, secretDigest: digestOf(secret) });
    setCookie(asking.house, reply, deviceCookie(device), secret, 400 * 86_400);
    return reply.status(201).send({ device, branch, kind: known.kind, name: known.name });
  }),
  'GET /api/me': raw(async ({ asking, reply }) => {
    const { actor, house } = asking;
    const answer = await house.db.look({ branch: NETWORK, branches: 'all' }, async (tx) => ({
      bank: (await tx.one<{ kind: 'sample' | 'real' }>(sql`select kind from app.bank`)).kind,
      branches: actor.kind === 'anonymous' ? [] : await allBranches(tx),
    }));
    const mine = answer.branches.filter((branch) => actor.reach === 'all' || actor.reach.includes(branch.id));
    return reply.send({
      kind: actor.kind, id: actor.id, name: actor.name, roles: actor.roles, bank: answer.bank, at: asking.now, speed: house.clock.speed(), posts: actor.posts ?? [],
      branches: mine.map((branch) => ({ id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en, region: branch.region_id, timeZone: branch.time_zone })),
    });
  }),
  'POST /api/invitations/acceptance': raw(async ({ asking, input, reply }) => {
    await acceptInvitation(keyless(asking), { secretDigest: digestOf(String(input['secret'])), passwordHash: await goodPassword(asking, String(input['password'])) });
    return reply.send({});
  }),
  'PUT /api/me/password': raw(async ({ asking, input, reply }) => {
    const stored = await asking.house.db.look({ branch: NETWORK }, (tx) => tx.one<{ password_hash: string | null }>(sql`select password_hash from identity.staff where id = ${asking.actor.id}`));
    if (!(await passwordFits(stored.password_hash, String(input['old'])))) throw new Refusal('identity.signInWrong', { status: 401 });
    await changePassword(keyless(asking), { passwordHash: await goodPassword(asking, String(input['password'])) });
    forgetSessions(asking.house);
    return reply.send({});
  }),
  'GET /api/people': listPeople,
  'POST /api/people': raw(async ({ asking, input, reply }) => {
    const { staff } = await addPerson(asking, input as Parameters<typeof addPerson>[1]); // checked by the contract and again by the act
    return reply.status(201).send({ staff, link: await newLink(asking, staff) });
  }),
  'POST /api/people/:staff/invitation': raw(async ({ asking, input, reply }) => reply.status(201).send({ link: await newLink(asking, String(input['staff'])) })),
  'POST /api/people/:staff/posts': givePost,
  'DELETE /api/people/:staff/posts': endPost,
  'POST /api/people/:staff/disabling': disablePerson,
  'DELETE /api/people/:staff/sessions': endSessions,
});

/** Wrong login, wrong password, disabled and locked all cost the same time and, but for the lock, say the same. */
async function signedIn(asking: Asking, login: string, password: string): Promise<string> {
  const found = await asking.house.db.look({ branch: NETWORK }, (tx) => credentialsOf(tx, login));
  const fits = await passwordFits(found?.password_hash, password);
  const locked = found?.locked_until && found.locked_until > asking.house.clock.real();
  if (found?.locked_until && locked) {
    const minutes = Math.ceil((found.locked_until.getTime() - asking.house.clock.real().getTime()) / 60_000);
    throw new Refusal('identity.locked', { status: 429, params: { minutes }, retryAfterSeconds: minutes * 60 });
  }
  if (!found || !fits || found.disabled_at) {
    if (found && !fits) await countFailure(asking, { staff: found.id });
    throw new Refusal('identity.signInWrong', { status: 401 });
  }
  return found.id;
}

async function goodPassword(asking: Asking, password: string): Promise<string> {
  const least = await asking.house.db.look({ branch: NETWORK }, (tx) => settings.passwordLength.at(tx, NETWORK, asking.now));
  if ([...password].length < least) throw new Refusal('identity.passwordShort', { status: 422, params: { least } });
  return passwordHash(password);
}

/** The secret stands behind '#', so that it reaches no log. */
async function newLink(asking: Asking, staff: string): Promise<string> {
  const secret = newSecret();
  await invite({ ...keyless(asking) }, { staff, secretDigest: digestOf(secret) });
  return `${asking.house.origin}/desk/welcome#${secret}`;
}

/** Secrets must not be part of an idempotency digest. */
function keyless(asking: Asking): Asking {
  const { key: _, ...rest } = asking;
  return rest;
}

function setCookie(house: House, reply: FastifyReply, name: string, secret: string, seconds?: number): void {
  reply.setCookie(name, secret, { path: '/', httpOnly: true, sameSite: 'strict', secure: house.origin.startsWith('https:'), ...(seconds && { maxAge: seconds }) });
}
