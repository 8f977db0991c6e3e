import { Refusal } from '#kernel/refusal.ts';
import { fieldOfName } from './columns.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Table } from './table.ts';

/**
 * A JSON list of branches, wherever it stands in the document: a plain array, nested objects, GeoJSON features, or the open-API
 * shape of the Hong Kong banks (data › Brand › ATM, with OpeningHours). Plain values of the objects above come along as columns.
 */
export function readJson(text: string): Table {
  const document = parsed(text);
  const found: Found = { entries: [], list: [], depthMet: false };
  collect(document, new Map(), 0, found);
  if (found.entries.length === 0) throw new Refusal('import.noRows', { status: 422 });
  if (found.entries.length > IMPORT_LIMITS.rows) throw new Refusal('import.tooManyRows', { status: 413, params: { most: IMPORT_LIMITS.rows } });

  const positions = new Map<string, number>();
  const rows = found.list.map((values, index) => {
    const cells: string[] = [];
    for (const [name, value] of values) {
      const at = positions.get(name) ?? positions.size;
      if (at >= IMPORT_LIMITS.columns) throw new Refusal('import.tooWide', { status: 413, params: { most: IMPORT_LIMITS.columns } });
      positions.set(name, at);
      cells[at] = value;
    }
    return { row: index + 1, cells };
  });
  const columns = [...positions.keys()];
  return {
    format: isFeatureCollection(document) ? 'geojson' : 'json',
    columns,
    rows: rows.map(({ row, cells }) => ({ row, cells: columns.map((_, at) => cells[at] ?? '') })),
    notes: [],
    original: { kind: 'entries', document, entries: found.entries },
  };
}

type Found = { entries: object[]; list: Map<string, string>[]; depthMet: boolean };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new Refusal('import.notJson', { status: 422, params: { line: text.slice(0, Number(at ?? 0)).split('\n').length } });
  }
}

/** Goes down until it meets a list of things that look like branches: two known columns, one of them a name, address or code. */
function collect(node: unknown, above: ReadonlyMap<string, string>, depth: number, found: Found): void {
  if (depth > IMPORT_LIMITS.depth || found.entries.length > IMPORT_LIMITS.rows) return;
  if (Array.isArray(node)) {
    const objects = node.filter(isObject);
    if (objects.length > 0 && objects.slice(0, 20).some(looksLikeBranch)) {
      for (const entry of objects) {
        found.entries.push(entry);
        found.list.push(new Map([...flattened(entry), ...above]));
      }
      return;
    }
    for (const one of objects) collect(one, above, depth + 1, found);
    return;
  }
  if (!isObject(node)) return;
  const own = new Map(above);
  for (const [key, value] of Object.entries(node)) if (isScalar(value) && value !== null && key !== 'type') own.set(key, String(value));
  for (const value of Object.values(node)) if (typeof value === 'object') collect(value, own, depth + 1, found);
}

function looksLikeBranch(entry: object): boolean {
  const fields = new Set([...flattened(entry).keys()].map((name) => fieldOfName(name)).filter((field) => field !== undefined));
  return fields.size >= 2 && (fields.has('name') || fields.has('address') || fields.has('code'));
}

/** Nested values as columns with dotted names; a map, so that a key like __proto__ is a name and nothing more. */
export function flattened(entry: object): Map<string, string> {
  const values = new Map<string, string>();
  if (isFeature(entry)) {
    flattenInto(values, '', entry.properties, 1);
    const point = entry.geometry;
    if (isObject(point) && 'type' in point && 'coordinates' in point) flattenInto(values, point.type === 'Point' ? 'coordinates' : 'geometry', point.coordinates, 1);
  } else flattenInto(values, '', entry, 0);
  return values;
}

function flattenInto(values: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (isScalar(value)) {
    values.set(name, value === null ? '' : String(value));
  } else if (depth >= IMPORT_LIMITS.depth) {
    values.set(name, JSON.stringify(value).slice(0, IMPORT_LIMITS.cellCharacters));
  } else if (Array.isArray(value)) {
    if (value.length === 2 && value.every((one) => typeof one === 'number')) {
      values.set(`${name}[0]`, String(value[0]));
      values.set(`${name}[1]`, String(value[1]));
    } else if (value.every(isScalar)) values.set(name, value.filter((one) => one !== null && one !== '').join(', '));
    else if (value.every(isDayHours)) for (const day of value) values.set(`${name}.${day.OpenDayDescription}`, `${day.OpenTime} - ${day.CloseTime}`);
    else values.set(name, JSON.stringify(value).slice(0, IMPORT_LIMITS.cellCharacters));
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) flattenInto(values, name === '' ? key : `${name}.${key}`, inner, depth + 1);
  }
}

type DayHours = Readonly<{ OpenDayDescription: string; OpenTime: string; CloseTime: string }>;

function isDayHours(value: unknown): value is DayHours {
  return isObject(value) && 'OpenDayDescription' in value && 'OpenTime' in value && 'CloseTime' in value;
}

function isFeature(entry: object): entry is { properties: object; geometry: unknown } {
  return 'type' in entry && entry.type === 'Feature' && 'properties' in entry && isObject(entry.properties) && 'geometry' in entry;
}

function isFeatureCollection(document: unknown): boolean {
  return isObject(document) && 'type' in document && document.type === 'FeatureCollection';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
