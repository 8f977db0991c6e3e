import { newId } from '#kernel/id.ts';
import { SYSTEM, ANONYMOUS, type Actor, type Role } from '#kernel/actor.ts';
import { instantOf } from '#kernel/time.ts';
import { addBranch, addRegion, changeBranchSetting, furnish } from '#modules/branches/index.ts';
import { modules } from '#modules/modules.ts';
import { putService } from '#modules/services/index.ts';
import { handClock } from '#platform/clock.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking, House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { freshDatabase } from './database.ts';
import { screenVisitor } from '#modules/lobby/index.ts';
import { takeTicket } from '#modules/lobby/index.ts';
import type { Credit } from '#modules/lobby/index.ts';

export const ZONE = 'Asia/Shanghai';
export const TODAY = '2026-03-09';
export const at = (clock: string, on = TODAY) => instantOf(on, clock, ZONE);
export const WELL = { contact: false, area: false, unwell: false };
export const CONSENT = '2026-01';

/** One branch with its counters and services, a clock moved by hand, and the people who work there. */
export async function openLobby(more: { connections?: number; areaM2?: number; counters?: number } = {}) {
  const database = await freshDatabase();
  const clock = handClock(at('09:00'));
  const house = await createHouse({ ownerUrl: database.ownerUrl, home: database.home, modules, clock, ...(more.connections && { connections: more.connections }) });
  const system = asking(house, SYSTEM);
  const { region } = await addRegion(system(), { code: 'R1', name: '东片', nameEn: 'East' });
  const branch = await newBranch(house, region, 'B1', more);
  await addServices(house);
  const ask = (role: Role = 'lobby_manager', name = `${role}-1`) => asking(house, worker(role, branch, name))();
  return {
    house, clock, branch, region, ownerUrl: database.ownerUrl, ask,
    anybody: () => asking(house, ANONYMOUS)(),
    system: () => system(),
    /** A setting in force from now on; the clock moves by a blink, so that the last word is the later one. */
    setting: (name: string, value: unknown) => { clock.pass(1 / 60_000); return changeBranchSetting(system(), { branch, name: `lobby.${name}`, value: value as never, fromOn: '2026-01-01' }); },
    /** Somebody passes the door; with a service, takes a number too. */
    visitor: async (credit: Credit = 'none') => {
      const screened = await screenVisitor(ask(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT, credit });
      if (screened.visit === null) throw new Error('a visitor who is well was not let in');
      return { visit: screened.visit, place: screened.place };
    },
    ticket: async (more: { credit?: Credit; service?: string; bookedFor?: Date } = {}) => {
      const screened = await screenVisitor(ask(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT, credit: more.credit ?? 'none' });
      return takeTicket(ask(), { branch, visit: screened.visit ?? '', service: more.service ?? 'deposit', ...(more.bookedFor && { booking: { id: newId(), bookedFor: more.bookedFor } }) });
    },
    rows: <Row extends object>(query: ReturnType<typeof sql>) => house.db.look({ branch }, (tx) => tx.many<Row>(query as never)),
    trail: () => house.db.look({ branch }, (tx) => tx.many<{ act: string; object: string; facts: string; outcome: string }>(sql`select act, object, facts, outcome from app.trail where branch_id = ${branch} order by seq`)),
    close: async () => {
      await house.db.close();
      await database.drop();
    },
  };
}

export type Lobby = Awaited<ReturnType<typeof openLobby>>;

export async function newBranch(house: House, region: string, code: string, more: { areaM2?: number; counters?: number } = {}): Promise<string> {
  const system = asking(house, SYSTEM);
  const { branch } = await addBranch(system(), { region, code, name: `${code}支行`, nameEn: `${code} Branch`, address: '人民路1号', addressEn: '1 Renmin Road', phone: '+862100000001', lng: 121, lat: 31, areaM2: more.areaM2 ?? 500 });
  await furnish(system(), {
    branch,
    zones: [{ kind: 'waiting', name: '等候区', nameEn: 'Waiting', seats: 12 }, { kind: 'cash', name: '现金区', nameEn: 'Counters', seats: 0 }, { kind: 'machines', name: '智能区', nameEn: 'Machines', seats: 0 }],
    counters: Array.from({ length: more.counters ?? 3 }, (_, n) => ({
      number: n + 1, name: `${n + 1}号窗口`, nameEn: `Counter ${n + 1}`, serviceGroups: n === 2 ? ['corporate', 'personal'] : ['personal'], maskOff: n === 1, zone: 'cash' as const,
    })),
    machines: [{ kind: 'smart', name: '智能柜台1', nameEn: 'Smart 1', zone: 'machines' }],
  });
  return branch;
}

const SERVICES = [
  { code: 'deposit', name: '存现金', nameEn: 'Deposit', group: 'personal', maskOff: false },
  { code: 'open-account', name: '开户办卡', nameEn: 'Open account', group: 'personal', maskOff: true },
  { code: 'corporate', name: '对公结算', nameEn: 'Corporate', group: 'corporate', maskOff: false },
  { code: 'wealth', name: '理财', nameEn: 'Wealth', group: 'wealth', maskOff: false },
] as const;

async function addServices(house: House): Promise<void> {
  for (const service of SERVICES) {
    await putService(asking(house, SYSTEM)(), { ...service, minutes: 5, urgency: 'ordinary', bring: '', bringEn: '', onApp: false, onWeb: false, onPhoneBank: false, online: '', onlineEn: '' } as never);
  }
}

export function worker(role: Role, branch: string, id = `${role}-1`): Actor {
  return { id, kind: 'staff', name: '', roles: [role], reach: [branch] };
}

export function asking(house: House, actor: Actor): (more?: Partial<Asking>) => Asking {
  return (more = {}) => ({ house, actor, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh', key: newId(), ...more });
}
