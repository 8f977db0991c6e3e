import { z } from 'zod';
import { NETWORK, newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import type { NamedSetting } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { pageToSeeFirst } from '../rules-settings.ts';

const change = z.object({ name: z.string().max(80), value: z.json(), fromOn: day, untilOn: day.optional(), source: z.string().trim().max(300).optional() });
type Change = z.output<typeof change>;

/** Settings are declared by other modules; the program tells us all of them when it starts (src/modules/modules.ts). */
let known: ReadonlyMap<string, NamedSetting> = new Map();
export function knowSettings(all: readonly NamedSetting[]): void {
  known = new Map(all.map((setting) => [setting.name, setting]));
}
export function knownSettings(): readonly NamedSetting[] {
  return [...known.values()];
}

/** A dated value for one branch. */
export const changeBranchSetting = act({
  name: 'branches.changeBranchSetting',
  may: can.changeBranchSetting,
  input: change.extend({ branch: id }),
  run: async ({ tx, asking, input }) => {
    refuseUnseen(input);
    return changedHere(tx, asking, input);
  },
});

/** A value whose cost for this branch was seen and accepted: only inside the deed of the page that showed it. */
export const changeSeenSetting = act({
  name: 'branches.changeSeenSetting',
  may: can.changeBranchSetting,
  input: change.extend({ branch: id }),
  run: ({ tx, asking, input }) => changedHere(tx, asking, input),
});

/** A dated value for a region or, without one, for the whole network. */
export const changeNetworkSetting = act({
  name: 'branches.changeNetworkSetting',
  may: can.changeNetworkSetting,
  input: change.extend({ region: id.optional() }),
  run: async ({ tx, asking, input }) => {
    refuseUnseen(input);
    const place = input.region ?? NETWORK;
    const there = await tx.maybe<{ id: string }>(sql`select id from app.place where id = ${place} and kind in ('network', 'region')`);
    if (!there) throw new Refusal('branches.regionUnknown', { status: 404 });
    const setting = await stored(tx, asking, place, input);
    return { answer: { setting }, trace: { object: `setting/${setting}`, facts: { name: input.name, place, from: input.fromOn } }, announces: [{ topic: 'branches.settingChanged', facts: { name: input.name } }] };
  },
});

function refuseUnseen(change: Change): void {
  if (pageToSeeFirst(known.get(change.name)?.seenFirst, change) !== undefined) throw new Refusal('branches.settingSeenFirst', { status: 409 });
}

async function changedHere(tx: Tx, asking: Asking, input: Change & { branch: string }) {
  const setting = await stored(tx, asking, input.branch, input);
  return { answer: { setting }, trace: { object: `setting/${setting}`, facts: { name: input.name, from: input.fromOn } }, announces: [{ topic: 'branches.settingChanged', branch: input.branch, facts: { name: input.name } }] };
}

async function stored(tx: Tx, asking: Asking, place: string, input: Change): Promise<string> {
  const declared = known.get(input.name);
  if (!declared) throw new Refusal('branches.settingUnknown', { status: 404, params: { name: input.name } });
  if (!declared.value.safeParse(input.value).success) throw new Refusal('branches.settingWrong', { status: 422, params: { name: input.name } });
  if (input.untilOn !== undefined && input.untilOn < input.fromOn) throw new Refusal('branches.settingEndsFirst', { status: 422 });
  const setting = newId();
  await tx.run(sql`
    insert into app.setting (place_id, id, name, value, from_on, until_on, source, set_by, set_at)
    values (${place}, ${setting}, ${input.name}, ${JSON.stringify(input.value)}::jsonb, ${input.fromOn}, ${input.untilOn ?? null}, ${input.source ?? null}, ${asking.actor.id}, ${asking.now})`);
  return setting;
}
