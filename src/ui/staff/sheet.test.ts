import { describe, expect, it } from 'vitest';
import { boxesAlong, districtNamesOf, hullOf, labelsOf, sheetOf } from './sheet.ts';

describe('the map without tiles', () => {
  const spots = [{ id: 'a', lng: 104, lat: 30.6 }, { id: 'b', lng: 104.2, lat: 30.7 }, { id: 'c', lng: 104.1, lat: 30.5 }];
  const sheet = sheetOf(spots, 1000, 500, 60);

  it('keeps every branch within the sheet, north above and east to the right', () => {
    const [a, b, c] = spots.map((one) => sheet.at(one.lng, one.lat));
    for (const [x, y] of [a, b, c].filter((one) => one !== undefined)) {
      expect(x).toBeGreaterThanOrEqual(59.9);
      expect(x).toBeLessThanOrEqual(940.1);
      expect(y).toBeGreaterThanOrEqual(59.9);
      expect(y).toBeLessThanOrEqual(440.1);
    }
    expect((b?.[0] ?? 0) > (a?.[0] ?? 0)).toBe(true);
    expect((b?.[1] ?? 0) < (c?.[1] ?? 0)).toBe(true);
  });

  it('is true to scale: two points 10 km apart, north or east, are ten kilometres apart on the sheet', () => {
    const north = (sheet.at(104, 30.6)[1] - sheet.at(104, 30.6 + 10 / 111.32)[1]) / sheet.km;
    const east = (sheet.at(104 + 10 / (111.32 * Math.cos((30.6 * Math.PI) / 180)), 30.6)[0] - sheet.at(104, 30.6)[0]) / sheet.km;
    expect(north).toBeCloseTo(10, 5);
    expect(east).toBeCloseTo(10, 1);
  });

  it('has a few lines of longitude and latitude', () => {
    expect(sheet.lngs.length).toBeGreaterThanOrEqual(3);
    expect(sheet.lngs.length).toBeLessThanOrEqual(12);
  });

  it('shows one branch alone in the middle', () => expect(sheetOf([{ id: 'a', lng: 121, lat: 31 }], 400, 300, 20).at(121, 31)).toEqual([200, 150]));

  it('outlines a region by its outermost branches', () => expect(hullOf([[0, 0], [10, 0], [10, 10], [0, 10], [5, 5], [5, 0]]).length).toBe(4));

  it('leaves out a name that would cover another', () => {
    const close = Array.from({ length: 12 }, (_, n) => ({ id: String(n), x: 200 + (n % 4) * 6, y: 100 + Math.floor(n / 4) * 6, chars: 90 }));
    const labels = labelsOf(close, { width: 400, height: 200 });
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThan(close.length);
  });

  it('puts no name on a line that leaves its point', () => {
    const point = { id: 'a', x: 200, y: 100, chars: 60 };
    const paper = { width: 400, height: 200 };
    expect(labelsOf([point], paper)[0]?.anchor).toBe('start');
    expect(labelsOf([point], paper, boxesAlong([200, 100], [360, 105], 8))[0]?.anchor).toBe('end');
  });

  it('names districts that lie close together without one name on another, below where above is taken', () => {
    const paper = { width: 1_000, height: 500 };
    const districts = Array.from({ length: 8 }, (_, n) => ({ id: String(n), name: '黄大仙区', points: [[400 + 18 * n, 200], [404 + 18 * n, 260]] as const }));
    const names = districtNamesOf(districts, paper);
    expect(names.some((one) => one.y < 200) && names.some((one) => one.y > 260)).toBe(true);
    for (const one of names) for (const other of names) expect(one === other || one.box[2] <= other.box[0] || other.box[2] <= one.box[0] || one.box[3] <= other.box[1] || other.box[3] <= one.box[1]).toBe(true);
    expect(districtNamesOf(districts.slice(0, 1), paper)).toEqual([]);
  });
});
