import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { noteChange } from './acts/note-change.ts';
import { noteZone } from './acts/note-zone.ts';
import { settleTold } from './acts/settle-told.ts';
import { tell } from './acts/tell.ts';
import { tend } from './acts/tend.ts';
import { anyDue, heardOf, isFollowed } from './reads/to-do.ts';

export const events: Events = {
  'hours.published': ['subscriptions.note'],
  'hours.zoneChanged': ['subscriptions.noteZone'],
  'subscriptions.noted': ['subscriptions.tell'],
};

export const jobs: Jobs = {
  'subscriptions.note': { run: async (asking, { branch, facts }) => void ((await isFollowed(asking, { at: branch })) && (await noteChange(asking, { at: branch, version: Number(facts['version']) }))) },
  'subscriptions.noteZone': { run: async (asking, { branch, facts }) => void ((await isFollowed(asking, { at: branch })) && (await noteZone(asking, noteZone.input.parse({ ...facts, at: branch })))) },
  'subscriptions.tell': { run: tellAll, cron: '* * * * *' },
  'subscriptions.settle': { run: settleAll, cron: '* * * * *' },
  'subscriptions.tend': { run: async (asking) => { while ((await tend(asking, {})).more); }, cron: '25 * * * *' },
};

/** Everybody whose time has come; a minute without anybody costs one reading. */
export async function tellAll(asking: Asking): Promise<void> {
  if (!(await anyDue(asking, {}))) return;
  while ((await tell(asking, {})).more);
}

export async function settleAll(asking: Asking): Promise<void> {
  const texts = await heardOf(asking, {});
  if (texts.length > 0) await settleTold(asking, { texts });
}
