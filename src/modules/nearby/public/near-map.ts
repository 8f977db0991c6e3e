/** A small map without tiles: degrees to picture and back. Pure. */
export type Point = Readonly<{ lng: number; lat: number }>;
export type Frame = Readonly<{ toXY: (point: Point) => { x: number; y: number }; toPoint: (x: number, y: number) => Point; kilometresAcross: number }>;

const KM_A_DEGREE = 111.32;
const LEAST_KM = 2;
const MARGIN = 1.25;

/** A picture of so many pixels with `middle` in its middle and all points inside. */
export function frameFor(middle: Point, points: readonly Point[], width: number, height: number): Frame {
  const narrowing = Math.max(0.05, Math.cos((middle.lat * Math.PI) / 180));
  // The short way round: a place beyond the 180th meridian is near, not on the other side of the earth.
  const east = (lng: number) => (((lng - middle.lng + 540) % 360) - 180) * narrowing;
  const reach = (values: readonly number[]) => Math.max(LEAST_KM / KM_A_DEGREE, ...values.map(Math.abs)) * MARGIN;
  const scale = Math.min(width / (2 * reach(points.map((one) => east(one.lng)))), height / (2 * reach(points.map((one) => one.lat - middle.lat))));
  return {
    toXY: (point) => ({ x: width / 2 + east(point.lng) * scale, y: height / 2 - (point.lat - middle.lat) * scale }),
    toPoint: (x, y) => ({
      lng: (((middle.lng + (x - width / 2) / scale / narrowing) + 540) % 360) - 180,
      lat: Math.max(-90, Math.min(90, middle.lat - (y - height / 2) / scale)),
    }),
    kilometresAcross: (width / scale) * KM_A_DEGREE,
  };
}

/** The length of the scale bar: the largest of 1, 2, 5, 10 … kilometres that is at most a fifth of the picture. */
export function barOf(kilometresAcross: number): number {
  const most = kilometresAcross / 5;
  const ten = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((one) => one * ten).find((one) => one <= most) ?? ten;
}
