// oxlint-disable-next-line import/no-empty-named-blocks unicorn/require-module-specifiers -- its types give a request its cookies
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor, type Role } from '#kernel/actor.ts';
import { isId, NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { deviceOf, noteDeviceSeen } from '#modules/branches/index.ts';
import { digestOf } from './passwords.ts';
import { IDLE_MINUTES } from './settings.ts';

const REMEMBERED_MS = 3_000;
const TOUCH_MS = 30_000;

type Known = { actor: Actor; lookedAt: number; touchedAt: number; unusable?: Refusal };
const known = new WeakMap<House, Map<string, Known>>();

export function cookieName(house: House): string {
  return house.origin.startsWith('https:') ? '__Host-kaimen' : 'kaimen';
}

export function deviceCookie(device: string): string {
  return `kaimen_d_${device}`;
}

/**
 * Who is behind a request: a person by the session cookie; a device when the address says `?as=DEVICE`, by that device's cookie;
 * otherwise nobody in particular. Remembered for three seconds, so that an ended session ends everywhere within them.
 */
export async function whoAsks(house: House, request: FastifyRequest, openToAll = false): Promise<Actor> {
  try {
    return await knownAsker(house, request);
  } catch (refusal) {
    // Whose sign-in has ended may still read what everybody may, and sign in again.
    if (openToAll && refusal instanceof Refusal && refusal.code === 'identity.sessionOver') return ANONYMOUS;
    throw refusal;
  }
}

async function knownAsker(house: House, request: FastifyRequest): Promise<Actor> {
  const as = asDevice(request);
  const secret = as === undefined ? request.cookies[cookieName(house)] : request.cookies[deviceCookie(as)];
  if (secret === undefined) {
    if (as !== undefined) throw new Refusal('identity.deviceDark', { status: 401 });
    return ANONYMOUS;
  }
  const book = known.get(house) ?? new Map<string, Known>();
  known.set(house, book);
  const digest = digestOf(secret);
  const entry = book.get(digest);
  if (entry && house.clock.real().getTime() - entry.lookedAt < REMEMBERED_MS) return usable(entry);
  const fresh = await lookUp(house, digest, as !== undefined, entry?.touchedAt ?? 0);
  if (book.size > 50_000) book.clear();
  book.set(digest, fresh);
  return usable(fresh);
}

/** After a sign-out or a change of posts in this process, nothing old is remembered. */
export function forgetSessions(house: House): void {
  known.delete(house);
}

function usable(entry: Known): Actor {
  if (entry.unusable) throw entry.unusable;
  return entry.actor;
}

function asDevice(request: FastifyRequest): string | undefined {
  const as = (request.query as Record<string, unknown> | undefined)?.['as'];
  return typeof as === 'string' && isId(as) ? as : undefined;
}

type SessionRow = { staff_id: string | null; device_branch: string | null; device_id: string | null; seen_at: Date; ended_at: Date | null; disabled_at: Date | null; name: string | null };

async function lookUp(house: House, digest: string, device: boolean, touchedAt: number): Promise<Known> {
  const real = house.clock.real();
  const idleSince = new Date(real.getTime() - IDLE_MINUTES * 60_000);
  const over = { actor: ANONYMOUS, lookedAt: house.clock.real().getTime(), touchedAt };
  const ended: Known = { ...over, unusable: new Refusal(device ? 'identity.deviceDark' : 'identity.sessionOver', { status: 401 }) };
  const row = await house.db.look({ branch: NETWORK }, (tx) => tx.maybe<SessionRow>(sql`
    select session.staff_id, device_branch, device_id, seen_at, ended_at, staff.disabled_at, staff.name
    from identity.session left join identity.staff on staff.id = session.staff_id where token_hash = ${digest}`));
  if (!row || row.ended_at || row.disabled_at) return ended;
  if (row.staff_id !== null && row.seen_at < idleSince) return ended;
  const actor = row.staff_id === null ? await deviceActor(house, row) : await staffActor(house, row.staff_id, row.name ?? '');
  if (!actor) return ended;
  const due = house.clock.real().getTime() - touchedAt > TOUCH_MS;
  if (due) await touch(house, digest, row, real);
  return { actor, lookedAt: house.clock.real().getTime(), touchedAt: due ? house.clock.real().getTime() : touchedAt };
}

/** When a session or a device was last seen is no deed of a person: it has no trail. */
async function touch(house: House, digest: string, row: SessionRow, real: Date): Promise<void> {
  await house.db.change({ branch: row.device_branch ?? NETWORK }, async (tx) => {
    await tx.run(sql`update identity.session set seen_at = ${real} where token_hash = ${digest}`);
    if (row.device_id !== null && row.device_branch !== null) await noteDeviceSeen(tx, row.device_branch, row.device_id, house.clock.now());
  });
}

async function deviceActor(house: House, row: SessionRow): Promise<Actor | undefined> {
  const branch = row.device_branch ?? NETWORK;
  const device = await house.db.look({ branch }, (tx) => deviceOf(tx, branch, row.device_id ?? ''));
  if (!device || device.revoked_at) return undefined;
  const role: Role = device.kind === 'tablet' || device.kind === 'kiosk' ? 'kiosk' : 'screen';
  return { id: row.device_id ?? '', kind: 'device', name: device.name, roles: [role], reach: [branch] };
}

async function staffActor(house: House, staff: string, name: string): Promise<Actor> {
  const posts = await house.db.look({ branch: NETWORK }, (tx) => tx.many<{ role: Role; kind: string; branches: string[] }>(sql`
    select post.role, place.kind, case place.kind
      when 'branch' then array[place.id]
      when 'region' then (select coalesce(array_agg(branch.id), '{}') from app.place branch where branch.parent_id = place.id)
      else '{}'::uuid[] end as branches
    from identity.post join app.place on place.id = post.place_id where post.staff_id = ${staff} and post.ended_at is null`));
  const all = posts.some((post) => post.kind === 'network');
  return {
    id: staff, kind: 'staff', name, roles: [...new Set(posts.map((post) => post.role))],
    reach: all ? 'all' : [...new Set(posts.flatMap((post) => post.branches))],
    posts: posts.map((post) => ({ role: post.role, reach: post.kind === 'network' ? 'all' : post.branches })),
  };
}
