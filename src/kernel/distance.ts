type Spot = Readonly<{ lng: number | null; lat: number | null }>;
const METRES_A_DEGREE = 111_320;

/** Near enough within a city; null where a place has no coordinates. */
export function metresBetween(a: Spot, b: Spot): number | null {
  if (a.lng === null || a.lat === null || b.lng === null || b.lat === null) return null;
  const east = (b.lng - a.lng) * Math.cos((a.lat * Math.PI) / 180);
  return Math.round(Math.hypot(east, b.lat - a.lat) * METRES_A_DEGREE);
}
