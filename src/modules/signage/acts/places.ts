import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { allBranches, devicesOf } from '#modules/branches/index.ts';
import type { Level } from '../picture.ts';

/** Where an item hangs, and whose screens must hear of a change. */
export type Hanging = Readonly<{ level: Level; place: string; news: readonly Announcement[] }>;

export async function hangingAtBranch(tx: Tx, input: { branch: string; screen?: string | undefined }): Promise<Hanging> {
  const news = [{ topic: 'signage.changed', branch: input.branch }];
  if (input.screen === undefined) return { level: 'branch', place: input.branch, news };
  const devices = await devicesOf(tx, input.branch);
  if (!devices.some((device) => device.id === input.screen)) throw new Refusal('signage.screenUnknown', { status: 404 });
  return { level: 'screen', place: input.screen, news };
}

/** A regional manager speaks to a region that is wholly theirs; only the head office speaks to all. */
export async function hangingWide(tx: Tx, asking: Asking, input: { region?: string | undefined }): Promise<Hanging> {
  if (input.region === undefined) {
    if (reachOf(asking) !== 'all') throw new Refusal('forbidden', { status: 403 });
    return { level: 'network', place: NETWORK, news: [{ topic: 'signage.changed', branch: NETWORK }] };
  }
  const branches = (await allBranches(tx)).filter((branch) => branch.region_id === input.region);
  const reach = reachOf(asking);
  const mine = reach === 'all' || branches.every((branch) => reach.includes(branch.id));
  if (branches.length === 0 || !mine) throw new Refusal('signage.regionUnknown', { status: 404 });
  return { level: 'region', place: input.region, news: branches.map((branch) => ({ topic: 'signage.changed', branch: branch.id })) };
}

function reachOf({ actor }: Asking): 'all' | readonly string[] {
  if (!actor.posts) return actor.reach;
  const posts = actor.posts.filter((post) => post.role === 'regional_manager' || post.role === 'hq_operations');
  return posts.some((post) => post.reach === 'all') ? 'all' : posts.flatMap((post) => (post.reach === 'all' ? [] : post.reach));
}
