/** Places of branches on a flat sheet, without outside tiles: equirectangular, true to scale at the middle latitude. Pure. */

export type Spot = Readonly<{ id: string; lng: number; lat: number }>;
export type Sheet = Readonly<{
  width: number;
  height: number;
  at: (lng: number, lat: number) => readonly [number, number];
  /** pixels of one kilometre */
  km: number;
  /** lines of the graticule, in degrees */
  lngs: readonly number[];
  lats: readonly number[];
}>;

const KM_PER_DEGREE = 111.32;
const STEPS = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

export function sheetOf(spots: readonly Spot[], width: number, height: number, margin: number): Sheet {
  const west = least(spots.map((one) => one.lng));
  const east = most(spots.map((one) => one.lng));
  const south = least(spots.map((one) => one.lat));
  const north = most(spots.map((one) => one.lat));
  const middle = (south + north) / 2;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  // One branch alone, or branches at one place, still get a sheet of about two kilometres.
  const wide = Math.max((east - west) * squeeze, 0.02);
  const high = Math.max(north - south, 0.02);
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  const at = (lng: number, lat: number) => [width / 2 + (lng - (west + east) / 2) * squeeze * scale, height / 2 - (lat - middle) * scale] as const;
  const step = STEPS.find((one) => (width / (squeeze * scale)) / one >= 4) ?? 0.01;
  const halfLng = width / 2 / (squeeze * scale);
  const halfLat = height / 2 / scale;
  return { width, height, at, km: scale / KM_PER_DEGREE, lngs: multiples((west + east) / 2, halfLng, step), lats: multiples(middle, halfLat, step) };
}

function multiples(middle: number, half: number, step: number): number[] {
  const first = Math.ceil((middle - half) / step);
  const last = Math.floor((middle + half) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** The outline of a set of points (monotone chain); what a region is drawn as. */
export function hullOf(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (list: readonly (readonly [number, number])[]) => {
    const chain: (readonly [number, number])[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

function turn(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined, c: readonly [number, number]): number {
  if (!a || !b) return 0;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

export type Label = Readonly<{ id: string; x: number; y: number; anchor: 'start' | 'end' | 'middle' }>;
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Names beside their points, each on the first side where it covers neither a point nor another name; without one, no name. */
export function labelsOf(points: readonly { id: string; x: number; y: number; chars: number }[], sheet: { width: number; height: number }): Label[] {
  const taken: Box[] = points.map((one) => [one.x - 11, one.y - 11, one.x + 11, one.y + 11]);
  return points.flatMap((one, index) => {
    const wide = one.chars;
    const sides: (Label & { box: Box })[] = [
      { id: one.id, x: one.x + 14, y: one.y + 5, anchor: 'start', box: [one.x + 12, one.y - 9, one.x + 14 + wide, one.y + 9] },
      { id: one.id, x: one.x - 14, y: one.y + 5, anchor: 'end', box: [one.x - 14 - wide, one.y - 9, one.x - 12, one.y + 9] },
      { id: one.id, x: one.x, y: one.y - 16, anchor: 'middle', box: [one.x - wide / 2, one.y - 30, one.x + wide / 2, one.y - 12] },
      { id: one.id, x: one.x, y: one.y + 26, anchor: 'middle', box: [one.x - wide / 2, one.y + 12, one.x + wide / 2, one.y + 30] },
    ];
    const free = sides.find(({ box }) => box[0] > 0 && box[2] < sheet.width && box[1] > 0 && box[3] < sheet.height && taken.every((other, at) => at === index || !overlap(box, other)));
    if (!free) return [];
    taken.push(free.box);
    const { box: _, ...label } = free;
    return [label];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function least(values: readonly number[]): number {
  return values.reduce((found, value) => Math.min(found, value), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), -Infinity);
}

/** About how many pixels a name takes: Chinese characters are nearly twice as wide as letters. */
export function widthOf(name: string, wide = 13.5, narrow = 7): number {
  return [...name].reduce((sum, char) => sum + (char.charCodeAt(0) > 255 ? wide : narrow), 4);
}
