import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a database lies: its data, the password of its owner, and who runs it. */
export type Place = { folder: string; data: string; password: string; serverLog: string; ownerFile: string };

/** PostgreSQL refuses to run as root; then its processes run as `nobody`, and no user has to be made. */
export const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;

export function preparePlace(home: string): Place {
  mkdirSync(join(home, 'postgres'), { recursive: true });
  const folder = reachableFolder(realpathSync(join(home, 'postgres')));
  const place = { folder, data: join(folder, 'data'), password: join(folder, 'password'), serverLog: join(folder, 'server.log'), ownerFile: join(folder, 'owner.json') };
  if (!existsSync(place.password)) writeFileSync(place.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return place;
}

/** Below a folder that only root may enter, `nobody` finds no data: it goes to /var/lib, and a note in the home says where. */
function reachableFolder(folder: string): string {
  if (canNobodyReach(folder)) return folder;
  const note = join(folder, 'elsewhere');
  if (!existsSync(note)) writeFileSync(note, `/var/lib/kaimen-data/${randomBytes(8).toString('hex')}`);
  const elsewhere = readFileSync(note, 'utf8').trim();
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  return elsewhere;
}

export function canNobodyReach(folder: string): boolean {
  if (!isRoot) return true;
  const { mode, uid } = statSync(folder);
  const mayEnter = uid === NOBODY ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0;
  return mayEnter && (dirname(folder) === folder || canNobodyReach(dirname(folder)));
}

export function giveToNobody(path: string): void {
  if (isRoot) chownSync(path, NOBODY, NOBODY);
}

export function passwordOf(place: Place): string {
  return readFileSync(place.password, 'utf8').trim();
}
