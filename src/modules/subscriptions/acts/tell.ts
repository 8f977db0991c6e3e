import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, addMinutes, businessDate, instantOf } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { offerInstead, openingsBetween, publicationOf, selfServiceAt, type ZoneState } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { coveredPhones } from '../covered.ts';
import { changed, isZoneTold, summed, zoneDay, zoneSaid } from '../rules.ts';
import { settings } from '../settings.ts';
import type { SubscriberRow } from '../tables.ts';
import { namesOf, tellChange, type Part } from '../texts.ts';

const AT_ONCE = 50;

type Waiting = { branch: string; version: number; dates: string[]; published_at: Date; zone_from: ZoneState | null };
type Look = 'same' | 'late' | Readonly<{ part: Part; covered: ReadonlySet<string> }>;

/**
 * Tells those whose time has come, some at a time: everything that waits for one subscriber goes into one text, with the hours as they are now.
 * The subscriber's row is the lock: of two who tell at once, each finds others; who has left is not found.
 */
export const tell = act({
  name: 'subscriptions.tell',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    await tx.run(sql`
      update subscriptions.notice set state = 'left', settled_at = ${asking.now} where state = 'waiting' and due_at <= ${asking.now}
      and not exists (select from subscriptions.follow where follow.branch_id = notice.branch_id and follow.subscriber_id = notice.subscriber_id)`);
    const people = await tx.many<SubscriberRow>(sql`
      select * from subscriptions.subscriber where id in (select subscriber_id from subscriptions.notice where state = 'waiting' and due_at <= ${asking.now}) and lapses_at > ${asking.now}
      order by id limit ${AT_ONCE} for update skip locked`);
    const { mergeMinutes } = await settingsAt(tx, { mergeMinutes: settings.mergeMinutes }, NETWORK, asking.now);
    const looks = new Map<string, Look>();
    let told = 0;
    for (const person of people) told += (await tellOne(tx, asking, person, mergeMinutes, looks)) ? 1 : 0;
    return { answer: { told, more: people.length === AT_ONCE }, trace: { object: 'subscriptions/told', facts: { people: people.length, told } } };
  },
});

async function tellOne(tx: Tx, asking: Asking, person: SubscriberRow, mergeMinutes: number, looks: Map<string, Look>): Promise<boolean> {
  // What is due in a moment goes along: branches of one publication are noted one after the other.
  const waiting = await tx.many<Waiting>(sql`
    select notice.branch_id as branch, notice.version, change.dates::text[] as dates, change.published_at, change.zone_from
    from subscriptions.notice join subscriptions.change on change.branch_id = notice.branch_id and change.version = notice.version
    join subscriptions.follow on follow.branch_id = notice.branch_id and follow.subscriber_id = notice.subscriber_id
    where notice.subscriber_id = ${person.id} and notice.state = 'waiting' and notice.due_at <= ${addMinutes(asking.now, mergeMinutes)}
    order by notice.branch_id, change.published_at, notice.version`);
  const parts: { part: Part; versions: number[] }[] = [];
  // The hours of a branch and its 24-hour zone are two things to say.
  const subjects = [...new Set(waiting.map((one) => one.branch))].flatMap((branch) => [true, false].map((ofZone) => waiting.filter((one) => one.branch === branch && (one.zone_from !== null) === ofZone)));
  for (const its of subjects) {
    const branch = its[0]?.branch;
    if (branch === undefined) continue;
    const versions = its.map((one) => one.version);
    const key = `${branch} ${versions.join()}`;
    const look = looks.get(key) ?? (await (its[0]?.zone_from ? lookAtZone : lookAt)(tx, asking, its));
    looks.set(key, look);
    if (typeof look === 'string') await settle(tx, asking, person.id, branch, versions, look);
    else if (look.covered.has(person.phone_blind)) await settle(tx, asking, person.id, branch, versions, 'covered');
    else parts.push({ part: look.part, versions });
  }
  if (parts.length === 0) return false;
  const occasion = parts.map(({ part, versions }) => `${part.branch}.${versions.join('+')}`).join(' ').slice(0, 120);
  const text = await tellChange(tx, asking, person, parts.map(({ part }) => part), occasion);
  for (const { part, versions } of parts) await settle(tx, asking, person.id, part.branch, versions, 'told', text);
  return true;
}

async function settle(tx: Tx, asking: Asking, subscriber: string, branch: string, versions: readonly number[], state: 'told' | 'covered' | 'same' | 'late', text?: { message: string; branch: string }): Promise<void> {
  await tx.run(sql`
    update subscriptions.notice set state = ${state}, settled_at = ${asking.now}, text_branch = ${text?.branch ?? null}, message_id = ${text?.message ?? null}
    where branch_id = ${branch} and subscriber_id = ${subscriber} and version = any (${versions}::int[]) and state = 'waiting'`);
}

/** What some versions of a branch come to by now: the days they touch as they will be, where else to go, and who was told by a text of their own booking. */
async function lookAt(tx: Tx, asking: Asking, its: readonly Waiting[]): Promise<Look> {
  const [{ branch, version, published_at: since }] = its as [Waiting, ...Waiting[]]; // grouped by branch: never empty
  const zone = await asking.house.places.zoneOf(branch);
  const today = businessDate(asking.now, zone);
  const { horizonDays } = await settingsAt(tx, { horizonDays: settings.horizonDays }, branch, asking.now);
  const end = addDays(today, horizonDays);
  const touched = new Set(its.flatMap((one) => one.dates));
  const dates = [...touched].filter((date) => date >= today && date <= end).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return 'late';
  const now = (await openingsBetween(tx, branch, today, horizonDays + 1)).filter(({ date }) => dates.includes(date));
  const before = await (await publicationOf(tx, branch, version))?.before(dates);
  const what = before ? changed(before, now) : 'hours';
  if (what === 'nothing') return 'same';
  const goesOn = [...touched].some((date) => date > end);
  const days = what === 'zone' ? now.map(zoneDay) : now;
  const said = { zh: summed(days, 'zh', goesOn), en: summed(days, 'en', goesOn) };
  const part: Part = {
    branch, name: await namesOf(tx, branch),
    when: { zh: said.zh.when, en: said.en.when }, hours: { zh: said.zh.hours, en: said.en.hours },
    instead: await insteadSaid(tx, asking, branch, first),
    until: instantOf(addDays(last, 1), '00:00', zone),
  };
  return { part, covered: await coveredPhones(tx, asking, branch, since) };
}

/** What some changes of the 24-hour zone come to by now: how it stands, since when and why. Nobody's booking tells of it. */
async function lookAtZone(tx: Tx, asking: Asking, its: readonly Waiting[]): Promise<Look> {
  const [{ branch, zone_from: before }] = its as [Waiting, ...Waiting[]]; // grouped by branch: never empty
  const zone = await asking.house.places.zoneOf(branch);
  const { state, reason, since } = await selfServiceAt(tx, branch);
  const { zoneTold } = await settingsAt(tx, { zoneTold: settings.zoneTold }, branch, asking.now);
  if (before === null || since === null || !isZoneTold(before, state, zoneTold)) return 'same';
  const today = businessDate(asking.now, zone);
  const said = { zh: zoneSaid(state, reason.zh, since, zone, 'zh'), en: zoneSaid(state, reason.en || reason.zh, since, zone, 'en') };
  const part: Part = {
    branch, name: await namesOf(tx, branch),
    when: { zh: said.zh.when, en: said.en.when }, hours: { zh: said.zh.hours, en: said.en.hours },
    instead: state === 'closed' ? await insteadSaid(tx, asking, branch, today) : { zh: '自助机具可用', en: 'The machines can be used' },
    until: instantOf(addDays(today, 1), '00:00', zone),
  };
  return { part, covered: new Set() };
}

async function insteadSaid(tx: Tx, asking: Asking, branch: string, date: string): Promise<Part['instead']> {
  const { open: [nearest], phone } = await offerInstead(tx, asking, branch, date);
  if (nearest) return { zh: `附近可去 ${nearest.name}`, en: `Near by: ${nearest.nameEn}` };
  return phone === '' ? { zh: '附近暂无营业网点', en: 'No branch near by is open' } : { zh: `可拨 ${phone}`, en: `Call ${phone}` };
}
