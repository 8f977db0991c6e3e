import gcoord from 'gcoord';
import { reason, type Reason } from './reason.ts';

export type System = 'wgs84' | 'gcj02' | 'bd09';
export type Point = Readonly<{ lng: number; lat: number }>;

/** A point, or why there is none. Nothing is put right by guessing: what looks swapped is left empty and said. */
export function readPoint(lngText: string, latText: string, column: string): { point?: Point; doubt?: Reason } {
  if (lngText === '' && latText === '') return {};
  if (lngText === '' || latText === '') return { doubt: reason('coordinates.half', undefined, column) };
  const lng = numberOf(lngText);
  const lat = numberOf(latText);
  if (lng === undefined || lat === undefined) return { doubt: reason('coordinates.unreadable', { text: `${lngText}, ${latText}`.slice(0, 60) }, column) };
  if (lng === 0 && lat === 0) return { doubt: reason('coordinates.zero', undefined, column) };
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90) return { doubt: reason('coordinates.swapped', { lng, lat }, column) };
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return { doubt: reason('coordinates.range', { lng, lat }, column) };
  return { point: { lng, lat } };
}

/** "104.756338,31.474977" or the other way round; which is which is only sure when one of them cannot be a latitude. */
export function readPair(text: string): [lng: string, lat: string] | undefined {
  const [first, second, third] = text.replace(/[()[\]]/g, '').split(/[,,;\s]+/).filter((part) => part !== '');
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  if (Math.abs(Number(first)) > 90) return [first, second];
  return Math.abs(Number(second)) > 90 ? [second, first] : undefined;
}

function numberOf(text: string): number | undefined {
  return /^[+-]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const SYSTEMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** To WGS-84, six decimals (about 0.1 m). */
export function inWgs84({ lng, lat }: Point, from: System): Point {
  const [turnedLng, turnedLat] = gcoord.transform([lng, lat], SYSTEMS[from], gcoord.WGS84);
  return { lng: Number(turnedLng.toFixed(6)), lat: Number(turnedLat.toFixed(6)) };
}

/** Whether the Chinese systems are in use there at all. */
export function isInMainland({ lng, lat }: Point): boolean {
  return lng > 73 && lng < 136 && lat > 17 && lat < 54 && countryAt({ lng, lat }) === 'CN';
}

const BOXES: readonly (readonly [country: string, west: number, south: number, east: number, north: number])[] = [
  ['HK', 113.82, 22.13, 114.45, 22.57], ['MO', 113.52, 22.1, 113.61, 22.22], ['TW', 119.3, 21.8, 122.1, 25.4], ['SG', 103.6, 1.15, 104.1, 1.48],
  ['JP', 129.3, 30.9, 146, 45.6], ['DE', 5.8, 47.2, 15.1, 55.1], ['CN', 73.5, 17.9, 135.1, 53.6],
];

/** A rough guess by boxes, only for which phone rules and time zone to propose. */
export function countryAt({ lng, lat }: Point): string | undefined {
  return BOXES.find(([, west, south, east, north]) => lng >= west && lng <= east && lat >= south && lat <= north)?.[0];
}

const ZONES: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai', HK: 'Asia/Hong_Kong', MO: 'Asia/Macau', TW: 'Asia/Taipei', SG: 'Asia/Singapore', JP: 'Asia/Tokyo', DE: 'Europe/Berlin', GB: 'Europe/London', IN: 'Asia/Kolkata', KR: 'Asia/Seoul',
};

export function zoneOfCountry(country: string): string {
  return ZONES[country] ?? 'Asia/Shanghai';
}

/** Straight distance in kilometres. */
export function kilometres(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}
