import { canonical } from '#kernel/canonical.ts';
import { sha256 } from '#kernel/digest.ts';
import { isBankCode } from './bank-code.ts';
import { checkedRow, closedMarkOf, dayCells, type CheckedRow, type Draft, type FileFacts } from './check-rows.ts';
import { isMachineList, overridden, recognised, recognisedByContent, type Field, type Mapping } from './columns.ts';
import { countryAt, isInMainland, kilometres, readPair, readPoint, zoneOfCountry, type Point } from './coordinates.ts';
import { repeated, type Repeat } from './duplicates.ts';
import { isBlank } from './hours-text.ts';
import type { ImportOptions } from './options.ts';
import { reason, type Reason } from './reason.ts';
import type { Standing, Table } from './table.ts';

export type PlannedRow = Readonly<{ row: number; standing: Standing; draft: Draft; reasons: readonly Reason[]; machineSite: boolean }>;

export type KnownBranch = Readonly<{ code: string; name: string; address: string; phone: string; lng: number | null; lat: number | null }>;
export type KnownRegion = Readonly<{ code: string; name: string; nameEn: string }>;
export type PlannedRegion = Readonly<{ code: string; name: string; isNew: boolean; count: number }>;
export type Question = 'region' | 'coordinates' | 'days';

export type ImportPlan = Readonly<{
  table: Table;
  mapping: Mapping;
  rows: readonly PlannedRow[];
  regions: readonly PlannedRegion[];
  /** the planned region of a row's region text */
  regionOf: (row: PlannedRow) => string | undefined;
  notes: readonly Reason[];
  /** `region` must be answered before anything is written; the others may stay open */
  questions: readonly Question[];
  timeZone: string;
  country: string;
  counts: Readonly<Record<Standing | 'rows' | 'taken' | 'withHours', number>>;
  /** stands for file, options and every verdict: what is confirmed is what was shown */
  token: string;
}>;

/** What an import of this file would do. Pure: nothing is written, the same inputs give the same plan and token. */
export function planned(table: Table, fileHash: string, options: ImportOptions, known: { branches: readonly KnownBranch[]; regions: readonly KnownRegion[] }): ImportPlan {
  const guess = table.original.kind === 'cells' && !table.original.hasHeader ? recognisedByContent(table.rows, table.columns.length) : recognised(table.columns, table.rows);
  const mapping = overridden(guess, table.columns, options.mapping);
  const facts = factsOf(table, mapping, options);
  const checked = table.rows.map((row) => checkedRow(table, mapping, row, facts, options));
  const machines = machinesOf(table, checked, options);
  const repeats = repeated(checked.filter((one) => !machines.leave.has(one)), known.branches, options.duplicates);
  const middle = middleOf(checked);
  const rows = checked.map((one) => settled(one, machines, repeats.get(one) ?? { kind: 'none', reasons: [] }, middle));
  const { regions, regionOf } = regionsOf(rows, known.regions, options);
  const written = rows.filter(isTaken);
  const questions = questionsOf(written, regionOf, options);
  const notes = [...table.notes, ...notesOf(table, mapping, facts, written, rows, regions, options, machines)];
  return {
    table, mapping, rows, regions, regionOf, notes, questions, timeZone: zoneOfCountry(facts.country), country: facts.country, counts: countsOf(rows),
    token: sha256(canonical({ fileHash, options, verdicts: rows.map((one) => [one.row, one.standing, one.draft.code, regionOf(one) ?? '']), regions })),
  };
}

export function isTaken(row: PlannedRow): boolean {
  return row.standing === 'ready' || row.standing === 'doubtful';
}

function factsOf(table: Table, mapping: Mapping, options: ImportOptions): FileFacts {
  const column = (field: Field) => mapping.find((one) => one.field === field)?.columns ?? [];
  const values = (field: Field) => table.rows.flatMap((row) => { const value = row.cells[column(field)[0] ?? -1]?.trim() ?? ''; return isBlank(value) ? [] : [value]; });
  const codes = values('code');
  const [codeColumn = -1] = column('code');
  const closedMark = closedMarkOf(table, mapping);
  const [hoursColumn] = column('hours');
  return {
    country: options.country ?? countryOf(table, values('country'), values('lng'), values('lat'), values('point')),
    codesAreBankCodes: /联行|行号|cnaps/i.test(table.columns[codeColumn] ?? '') || codes.filter(isBankCode).length > codes.length / 2,
    ...(closedMark !== undefined && { closedMark }),
    hoursColumnIsOsm: hoursColumn !== undefined && /opening_hours$/i.test(table.columns[hoursColumn] ?? ''),
    namesComposed: mapping.some((one) => one.field === 'name' && one.columns.length > 1),
    hasAddress: column('address').length > 0 || column('card').length > 0,
    numericCodes: table.rows.some((row) => table.numericCells?.has(`${row.row}:${codeColumn}`) ?? false),
  };
}

function countryOf(table: Table, named: readonly string[], lngs: readonly string[], lats: readonly string[], pairs: readonly string[]): string {
  const common = mostCommon(named.filter((one) => /^[A-Z]{2}$/.test(one)));
  if (common !== undefined && named.length > table.rows.length / 3) return common;
  const points = pairs.length > 0 ? pairs.flatMap((text) => { const pair = readPair(text); return pair ? [pair] : []; }) : lngs.map((lng, at): [string, string] => [lng, lats[at] ?? '']);
  return mostCommon(points.flatMap(([lng, lat]) => { const { point } = readPoint(lng, lat, ''); return point ? [countryAt(point) ?? []].flat() : []; })) ?? common ?? 'CN';
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

type Machines = Readonly<{ take: ReadonlySet<CheckedRow>; leave: ReadonlySet<CheckedRow>; all: boolean }>;

const MACHINE = /^(?:atm|cdm|crs|self[- ]?service)$|自助机|自助設備|自助设备|机具|自動櫃員機|自动柜员机|自动取款机/i;

/** Machine rows beside branches are left out; a file of nothing but machine sites is taken, unless the person says otherwise. */
function machinesOf(table: Table, rows: readonly CheckedRow[], options: ImportOptions): Machines {
  const machines = isMachineList(table.columns) ? rows : rows.filter((one) => MACHINE.test(one.draft.kind));
  const all = machines.length === rows.length && rows.length > 0;
  const take = options.machines === 'take' || (options.machines === 'auto' && all);
  return { take: new Set(take ? machines : []), leave: new Set(take ? [] : machines), all };
}

const FAR_KILOMETRES = 500;

function settled(one: CheckedRow, machines: Machines, repeat: Repeat, middle: Point | undefined): PlannedRow {
  const kind = one.draft.kind || 'ATM';
  const standing = (as: Standing, reasons: readonly Reason[]): PlannedRow => ({ row: one.row, standing: as, draft: one.draft, reasons, machineSite: machines.take.has(one) });
  if (machines.leave.has(one)) return standing('machine', [reason('row.machine', { kind })]);
  if (one.refused.length > 0) return standing('refused', [...one.refused, ...repeat.reasons, ...one.doubts, ...one.notes]);
  if (repeat.kind === 'same' || repeat.kind === 'known') return standing(repeat.kind, repeat.reasons);
  if (repeat.kind === 'held') return standing('held', [...repeat.reasons, ...one.doubts, ...one.notes]);
  const far = middle && one.draft.point ? kilometres(middle, one.draft.point) : 0;
  const doubts = [...one.doubts, ...(repeat.kind === 'doubtful' ? repeat.reasons : []), ...(far > FAR_KILOMETRES ? [reason('coordinates.far', { km: Math.round(far) })] : [])];
  const notes = [...(repeat.kind === 'noted' ? repeat.reasons : []), ...one.notes, ...(machines.take.has(one) && !machines.all ? [reason('machine.site', { kind })] : [])];
  return standing(doubts.length > 0 ? 'doubtful' : 'ready', [...doubts, ...notes]);
}

/** The middle of the list by medians; a nationwide list has no middle to be far from. */
function middleOf(rows: readonly CheckedRow[]): Point | undefined {
  const points = rows.flatMap((one) => one.draft.point ?? []);
  if (points.length < 10) return undefined;
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const middle = { lng: median(points.map((one) => one.lng)), lat: median(points.map((one) => one.lat)) };
  const near = points.filter((point) => kilometres(middle, point) < FAR_KILOMETRES).length;
  return near >= points.length * 0.9 ? middle : undefined;
}

function regionsOf(rows: readonly PlannedRow[], known: readonly KnownRegion[], options: ImportOptions): { regions: PlannedRegion[]; regionOf: ImportPlan['regionOf'] } {
  const chosen = options.region === undefined ? undefined : (known.find((one) => one.code === options.region) ?? { code: options.region, name: options.region, nameEn: options.region });
  const found = (text: string): KnownRegion | undefined => {
    if (chosen) return chosen;
    if (text === '') return undefined;
    return known.find((one) => one.code === text || one.name === text || one.nameEn === text) ?? { code: `R-${sha256(text).slice(0, 8)}`, name: text, nameEn: text };
  };
  const regions = new Map<string, PlannedRegion>();
  for (const row of rows.filter(isTaken)) {
    const region = found(row.draft.region);
    if (region) regions.set(region.code, { code: region.code, name: region.name, isNew: !known.some((one) => one.code === region.code), count: (regions.get(region.code)?.count ?? 0) + 1 });
  }
  return { regions: [...regions.values()].toSorted((a, b) => b.count - a.count), regionOf: (row) => found(row.draft.region)?.code };
}

function questionsOf(written: readonly PlannedRow[], regionOf: ImportPlan['regionOf'], options: ImportOptions): Question[] {
  const questions: Question[] = [];
  if (written.some((row) => regionOf(row) === undefined)) questions.push('region');
  if (options.coordinates === undefined && written.some((row) => row.draft.point && isInMainland(row.draft.point))) questions.push('coordinates');
  if (options.days === 'unsaid' && written.some((row) => row.reasons.some((one) => one.code === 'hours.daysUnsaid'))) questions.push('days');
  return questions;
}

function notesOf(
  table: Table, mapping: Mapping, facts: FileFacts, written: readonly PlannedRow[], rows: readonly PlannedRow[], regions: readonly PlannedRegion[], options: ImportOptions, machines: Machines,
): Reason[] {
  const names = (field: Field) => (mapping.find((one) => one.field === field)?.columns ?? []).map((at) => table.columns[at] ?? '').join(' + ');
  const undated = written.flatMap((row) => row.reasons.filter((one) => one.code === 'hours.daysUnsaid'));
  const fresh = regions.filter((one) => one.isNew);
  const phones = new Set(rows.map((row) => row.draft.phone).filter((phone) => phone !== ''));
  const points = new Set(rows.flatMap((row) => (row.draft.point ? [`${row.draft.point.lng},${row.draft.point.lat}`] : [])));
  const withPhone = rows.filter((row) => row.draft.phone !== '').length;
  const withPoint = rows.filter((row) => row.draft.point).length;
  const blankDays = facts.closedMark !== undefined ? '' : blankDayColumns(table, mapping);
  return [
    ...(facts.namesComposed ? [reason('file.namesComposed', { columns: names('name') })] : []),
    ...(facts.hasAddress ? [] : [reason('file.noAddress')]),
    ...(machines.leave.size > 0 ? [reason('file.machinesLeft', { count: machines.leave.size })] : []),
    ...(machines.all && machines.take.size > 0 ? [reason('file.machinesTaken')] : []),
    ...(options.coordinates === undefined ? (written.some((row) => row.draft.point && isInMainland(row.draft.point)) ? [reason('file.coordinatesAsk')] : []) : [reason('file.coordinatesTurned', { from: options.coordinates.toUpperCase() })]),
    ...(undated[0] ? [reason('file.daysAsk', { count: undated.length, text: String(undated[0].params?.['text'] ?? '') })] : []),
    ...(blankDays === '' ? [] : [reason('file.blankDays', { days: blankDays })]),
    ...(phones.size < withPhone * 0.8 ? [reason('file.sharedPhones', { rows: withPhone, phones: phones.size })] : []),
    ...(points.size < withPoint ? [reason('file.sharedCoordinates', { rows: withPoint, points: points.size })] : []),
    reason('file.country', { country: facts.country, zone: zoneOfCountry(facts.country) }),
    ...(written.some((row) => row.draft.region === '') && options.region === undefined ? [reason('file.regionAsk')] : []),
    ...(fresh.length > 0 ? [reason('file.regionsNew', { count: fresh.length, names: fresh.map((one) => one.name).slice(0, 20).join('、') })] : []),
  ];
}

/** Day columns with gaps beside filled ones in the same row. */
function blankDayColumns(table: Table, mapping: Mapping): string {
  const blank = new Set<string>();
  for (const row of table.rows) {
    const cells = dayCells(table, mapping, row);
    if (cells.some((cell) => !isBlank(cell.text))) for (const cell of cells) if (isBlank(cell.text)) blank.add(cell.column);
  }
  return [...blank].join('、');
}

function countsOf(rows: readonly PlannedRow[]): ImportPlan['counts'] {
  const of = (standing: Standing) => rows.filter((row) => row.standing === standing).length;
  return {
    rows: rows.length, taken: of('ready') + of('doubtful'), ready: of('ready'), doubtful: of('doubtful'), refused: of('refused'), held: of('held'), same: of('same'), known: of('known'), machine: of('machine'),
    withHours: rows.filter((row) => isTaken(row) && row.draft.hours.verdict === 'read').length,
  };
}
