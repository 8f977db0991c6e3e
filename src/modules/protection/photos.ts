import { Refusal } from '#kernel/refusal.ts';
import { addDays } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { plainJpeg } from './rules-photo.ts';
import { settings } from './settings.ts';

/** Checked by its content, stripped, sealed, with the day it goes. */
export async function storePhoto(tx: Tx, asking: Asking, { branch, walk, place, date, photo }: Readonly<{ branch: string; walk: string; place: string; date: string; photo: string }>): Promise<void> {
  const picture = plainJpeg(Buffer.from(photo, 'base64'));
  if (!picture) throw new Refusal('protection.photoUnreadable', { status: 422 });
  const days = await settings.photoDays.at(tx, branch, asking.now);
  await tx.run(sql`
    insert into protection.photo (branch_id, walk_id, place_id, taken_at, taken_by, sealed, byte_count, expires_on)
    values (${branch}, ${walk}, ${place}, ${asking.now}, ${asking.actor.id}, ${asking.house.secrets.seal('round photo', Buffer.from(picture).toString('base64'))}, ${picture.length}, ${addDays(date, days)})`);
}
