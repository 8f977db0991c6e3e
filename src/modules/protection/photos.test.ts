import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { layOutPlaces } from './acts/lay-out-places.ts';
import { purgePhotos } from './acts/purge-photos.ts';
import { recordRound } from './acts/record-round.ts';
import { branchesWithOldPhotos, roundPhoto } from './reads/photos.ts';
import { roundsNow } from './reads/rounds.ts';
import { plainJpeg } from './rules-photo.ts';

let bank: TestBank;
let branch: string;
const head = () => bank.as('branch_head', [branch]);

beforeAll(async () => {
  bank = await openBank({ at: instantOf('2026-03-02', '08:20', 'Asia/Shanghai') });
  ({ branch } = await foundBranch(bank));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(head(), { branch });
});
afterAll(() => bank.close());

const segment = (marker: number, body: number[]) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
const frame = (width: number, height: number) => segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
const camera = [...Buffer.from('Exif\0\0 121.47N 31.23E some phone')];
const jpeg = (...notes: number[][]) => Buffer.from([0xff, 0xd8, ...segment(0xe0, [...Buffer.from('JFIF\0')]), ...notes.flat(), ...frame(8, 8), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xff, 0xd9]);

const record = async (photo: Buffer) => {
  const place = (await roundsNow(head(), { branch })).places.find((one) => one.class === 'zone')?.id ?? '';
  return recordRound(bank.as('cleaner', [branch]), { branch, place, scanned: true, done: [{ place, line: 'patrol', at: null }], photo: photo.toString('base64') });
};

it('what a camera wrote beside the picture is cut off; what is no picture, torn or too large is not taken', () => {
  const plain = plainJpeg(jpeg(segment(0xe1, camera), segment(0xfe, camera)));
  expect(plain && Buffer.from(plain).equals(jpeg())).toBe(true);
  const half = jpeg().subarray(0, 20);
  const large = Buffer.from([0xff, 0xd8, ...frame(4_000, 10), ...segment(0xda, [0]), 0xff, 0xd9]);
  for (const bad of [Buffer.from('<svg onload=alert(1)>'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xd9]), half, large, Buffer.from([0xff, 0xd8, 0xff, 0xd9]), Buffer.from([])]) expect(plainJpeg(bad)).toBeUndefined();
});

it('a round keeps its picture sealed; who leads the branch sees it, which is on the trail; nobody else does', async () => {
  const { walk } = await record(jpeg(segment(0xe1, camera)));
  const stored = await bank.house.db.look({ branch }, (tx) => tx.one<{ sealed: string }>(sql`select sealed from protection.photo where walk_id = ${walk}`));
  expect(stored.sealed).not.toContain(jpeg().toString('base64').slice(0, 30));
  const { password } = await hire(bank, 'photo-head', 'branch_head', branch);
  const answer = await bank.server.inject({ url: `/api/branches/${branch}/walks/${walk}/photo`, headers: { cookie: await signIn(bank.server, 'photo-head', password) } });
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'image/jpeg', 'no-store']);
  expect(answer.rawPayload.equals(jpeg())).toBe(true);
  expect((await roundsNow(head(), { branch })).photos).toEqual([expect.objectContaining({ walk })]);
  await expect(roundPhoto(bank.as('cleaner', [branch]), { branch, walk })).rejects.toMatchObject({ code: 'forbidden' });
  const trail = await bank.house.db.look({ branch }, (tx) => tx.many<{ act: string; object: string }>(sql`select act, object from app.trail where branch_id = ${branch} and act = 'protection.roundPhoto' and outcome = 'read'`));
  expect(trail.map((one) => one.object)).toContain(`walk/${walk}`);
});

it('what is no picture is refused with the round, and a picture goes when its days are over', async () => {
  const before = (await roundsNow(head(), { branch })).photos.length;
  await expect(record(Buffer.from('no picture at all'))).rejects.toMatchObject({ code: 'protection.photoUnreadable' });
  expect((await roundsNow(head(), { branch })).photos).toHaveLength(before);
  const { walk } = await record(jpeg());
  bank.clock.pass(31 * 24 * 60);
  await expect(roundPhoto(head(), { branch, walk })).rejects.toMatchObject({ code: 'protection.photoGone' });
  expect(await branchesWithOldPhotos(bank.asking(), {})).toEqual([branch]);
  expect((await purgePhotos(bank.asking(), { branch })).purged).toBeGreaterThan(0);
  expect(await branchesWithOldPhotos(bank.asking(), {})).toEqual([]);
});
