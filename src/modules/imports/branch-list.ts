import { createHash } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { importByToken, knownNetwork } from '#modules/branches/index.ts';
import type { Asking } from '#platform/house.ts';
import { importBranches, type ImportedBranch } from './acts/import-branches.ts';
import type { ImportOptions } from './options.ts';
import { isTaken, planned, type ImportPlan, type PlannedRow } from './plan.ts';
import { readFile } from './read-file.ts';
import { returnedCopy, type ReturnedCopy } from './returned-copy.ts';
import { shown, type Preview } from './shown.ts';
import { flagged } from './table.ts';

/** A branch list that somebody hands in, with what they decided about it. Page and command line go through here. */
export type BranchList = Readonly<{ name: string; bytes: Buffer; options: ImportOptions }>;

/** What an import would do. Nothing is written. */
export async function previewList(asking: Asking, list: BranchList): Promise<Preview> {
  const plan = await planOf(asking, list);
  return shown(plan, { name: list.name, bytes: list.bytes.length, format: plan.table.format }, asking.lang);
}

/** The rows that need a person, in a copy of the file. */
export async function returnList(asking: Asking, list: BranchList): Promise<ReturnedCopy> {
  return returnedCopy(await planOf(asking, list), list.name, asking.lang);
}

export type Imported = Readonly<{ import: string | null; written: number; withHours: number; regions: number; known: number; again: boolean }>;

/** Writes what the preview with this token showed, once. A list that is all there already changes nothing and says so. */
export async function confirmList(asking: Asking, list: BranchList, token: string): Promise<Imported> {
  const { done } = await importByToken(asking, { token });
  if (done) return { import: done.id, written: done.written, withHours: 0, regions: 0, known: 0, again: true };
  const plan = await planOf(asking, list);
  if (plan.counts.taken === 0 && plan.counts.known > 0) return { import: null, written: 0, withHours: 0, regions: 0, known: plan.counts.known, again: true };
  if (plan.token !== token) throw new Refusal('import.previewStale', { status: 409 });
  if (plan.counts.taken === 0) throw new Refusal('import.nothingToTake', { status: 422 });
  if (plan.questions.includes('region')) throw new Refusal('import.regionNeeded', { status: 422 });
  const answer = await importBranches(asking, {
    token, fileName: list.name.slice(0, 200), fileHash: hashOf(list.bytes), rowCount: plan.rows.length, options: JSON.parse(JSON.stringify(list.options)), timeZone: plan.timeZone,
    regions: plan.regions.map((one) => ({ code: one.code, name: one.name, nameEn: one.name })),
    branches: plan.rows.filter(isTaken).map((row) => toWrite(row, plan)),
  });
  return { ...answer, known: plan.counts.known, again: false };
}

async function planOf(asking: Asking, { bytes, options }: BranchList): Promise<ImportPlan> {
  const known = await knownNetwork(asking, {});
  return planned(await readFile(bytes), hashOf(bytes), options, known);
}

function toWrite(row: PlannedRow, plan: ImportPlan): ImportedBranch {
  const { draft } = row;
  const corporate = draft.corporateHours.verdict === 'read' ? draft.corporateHours.week : undefined;
  const hours = draft.hours.verdict === 'read' ? draft.hours : undefined;
  const copy = (week: readonly (readonly { opens: string; closes: string }[])[]) => week.map((day) => day.map((one) => ({ ...one })));
  return {
    id: newId(), row: row.row, region: plan.regionOf(row) ?? '', code: draft.code, name: draft.name, nameEn: draft.nameEn, address: draft.address, addressEn: draft.addressEn, phone: draft.phone,
    lng: draft.point?.lng ?? null, lat: draft.point?.lat ?? null, machineSite: row.machineSite,
    ...(hours && { days: copy(hours.week), ...(hours.holidays && { holiday: hours.holidays.map((one) => ({ ...one })) }) }),
    ...(corporate && { corporate: copy(corporate) }),
    written: { ...draft.written }, reasons: flagged(row.standing) ? JSON.parse(JSON.stringify(row.reasons)) : [],
  };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
