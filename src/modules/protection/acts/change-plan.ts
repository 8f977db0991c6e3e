import { z } from 'zod';
import { SYSTEM } from '#kernel/actor.ts';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { changeBranchSetting, changeNetworkSetting } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { act } from '#platform/act.ts';
import { day, id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { valuesEverSet } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { type PlanLine, planOfRounds } from '../plan.ts';
import { settings } from '../settings.ts';

const change = { from: day, lines: planOfRounds.min(1), source: line(200) };
/** How many plans stood when the person opened this one (`planOfBranch`). */
const edition = z.int().min(0);

/** 改防护计划: another plan for one branch from a day on; what was done before stays as it was asked for. */
export const changePlan = act({
  name: 'protection.changePlan',
  may: can.changePlan,
  input: z.object({ branch: id, ...change, edition: edition.optional() }),
  run: async ({ tx, asking, input: { branch, from, lines, source, edition: opened } }) => {
    if (opened !== undefined) await refuseOverwriting(tx, branch, opened);
    await refusePast(asking, branch, from);
    await changeBranchSetting.within(tx, asking, { branch, name: settings.plan.name, value: plain(lines), fromOn: from, source });
    return { answer: { from }, trace: { object: `branch/${branch}`, facts: { from, lines: lines.length } }, announces: [{ topic: 'protection.planChanged', facts: { from } }] };
  },
});

/** The same for a region or, without one, for all branches that have no plan of their own. */
export const changeWidePlan = act({
  name: 'protection.changeWidePlan',
  may: can.changeWidePlan,
  input: z.object({ region: id.optional(), ...change, opened: z.object({ branch: id, edition }).optional() }),
  run: async ({ tx, asking, input: { region, from, lines, source, opened } }) => {
    if (opened) await refuseOverwriting(tx, opened.branch, opened.edition);
    await refusePast(asking, NETWORK, from);
    await changeNetworkSetting.within(tx, asking, { ...(region && { region }), name: settings.plan.name, value: plain(lines), fromOn: from, source });
    return { answer: { from }, trace: { object: region ? `region/${region}` : 'network', facts: { from, lines: lines.length } } };
  },
});

/** As it is stored: what was left out is not there. */
function plain(lines: readonly PlanLine[]) {
  return lines.map(({ photo, ...line }) => ({ ...line, ...(photo !== undefined && { photo }) }));
}

/** Two people at one plan: whoever saves second is told of the first and looks at theirs, in place of wiping it out unseen. */
async function refuseOverwriting(tx: Tx, branch: string, opened: number): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('protection.changePlan'))`);
  const [newest, ...older] = await valuesEverSet(tx, settings.plan, branch);
  if (!newest || older.length + 1 === opened) return;
  throw new Refusal('protection.planMoved', { status: 409, params: { who: (await namesOf(tx, [newest.setBy])).get(newest.setBy) ?? SYSTEM.name } });
}

async function refusePast(asking: Asking, place: string, from: string): Promise<void> {
  if (from < businessDate(asking.now, await asking.house.places.zoneOf(place))) throw new Refusal('protection.planInThePast', { status: 422 });
}
