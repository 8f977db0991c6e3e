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
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Names beside their points, each on the first side where it covers neither a point nor another name nor what else is `drawn`; without one, no name. */
export function labelsOf(points: readonly { id: string; x: number; y: number; chars: number }[], sheet: { width: number; height: number }, drawn: readonly Box[] = []): Label[] {
  const taken: Box[] = [...points.map(boxOfPoint), ...drawn];
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

const AROUND_POINT = 11;

function boxOfPoint({ x, y }: { x: number; y: number }): Box {
  return [x - AROUND_POINT, y - AROUND_POINT, x + AROUND_POINT, y + AROUND_POINT];
}

export type District = Readonly<{ id: string; name: string; points: readonly (readonly [number, number])[] }>;
export type DistrictName = Readonly<{ id: string; name: string; x: number; y: number; box: Box }>;

/** From a district's outermost branch to the middle of its name's line, and half the height of that. */
const [NAME_ABOVE, NAME_BELOW, HALF_NAME] = [45, 52, 12];
/** A character of a district's name: 15 px, spaced. */
const [NAME_WIDE, NAME_NARROW] = [18.5, 12];

/** Where there are several districts, their names: each above its northernmost branch, or else below its southernmost, where it covers no branch and no other name; without room, none. */
export function districtNamesOf(districts: readonly District[], sheet: { width: number; height: number }): DistrictName[] {
  const seen = districts.filter(({ points }) => points.length > 0);
  if (seen.length < 2) return [];
  const taken: Box[] = seen.flatMap(({ points }) => points.map(([x, y]) => boxOfPoint({ x, y })));
  return seen.flatMap(({ id, name, points }) => {
    const half = widthOf(name, NAME_WIDE, NAME_NARROW) / 2;
    const [top, bottom] = [points.reduce((found, at) => (at[1] < found[1] ? at : found)), points.reduce((found, at) => (at[1] > found[1] ? at : found))];
    const places = [[top[0], top[1] - NAME_ABOVE], [bottom[0], bottom[1] + NAME_BELOW]].map(([x = 0, y = 0]) => {
      const inside = Math.min(Math.max(x, half), sheet.width - half);
      return { id, name, x: inside, y: y + 5, box: [inside - half, y - HALF_NAME, inside + half, y + HALF_NAME] as const };
    });
    const free = places.find(({ box }) => box[1] > 0 && box[3] < sheet.height && taken.every((other) => !overlap(box, other)));
    if (!free) return [];
    taken.push(free.box);
    return [free];
  });
}

/** A drawn line as boxes along it, so that no name lies on it. */
export function boxesAlong([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number], halfWidth: number): Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / (2 * halfWidth)));
  return Array.from({ length: steps + 1 }, (_, n) => {
    const [x, y] = [x0 + ((x1 - x0) * n) / steps, y0 + ((y1 - y0) * n) / steps];
    return [x - halfWidth, y - halfWidth, x + halfWidth, y + halfWidth] as const;
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
