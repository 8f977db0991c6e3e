import { hullOf, type Sheet } from './sheet.ts';

export type District = Readonly<{ id: string; name: string; points: readonly (readonly [number, number])[] }>;

const [WIDE, BORDER, NARROW_BORDER] = [600, 64, 32];
const NAME_ABOVE = 40;

/** Districts behind the points of a map: what the branches of each span, on the graticule. */
export function Districts({ districts, sheet }: { districts: readonly District[]; sheet: Sheet }) {
  const seen = districts.filter(({ points }) => points.length > 0);
  return (
    <g aria-hidden="true">
      {sheet.lngs.map((lng) => <line key={lng} className="graticule" x1={sheet.at(lng, 0)[0]} x2={sheet.at(lng, 0)[0]} y1={0} y2={sheet.height} />)}
      {sheet.lats.map((lat) => <line key={lat} className="graticule" x1={0} x2={sheet.width} y1={sheet.at(0, lat)[1]} y2={sheet.at(0, lat)[1]} />)}
      {seen.map(({ id, points }) => <path key={id} className="district" strokeWidth={sheet.width > WIDE ? BORDER : NARROW_BORDER} opacity={0.8} d={`M${hullOf(points).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z`} />)}
    </g>
  );
}

/** Where there are several, their names: each above its northernmost branch, where no other name of the district stands. */
export function DistrictNames({ districts }: { districts: readonly District[] }) {
  const seen = districts.filter(({ points }) => points.length > 0);
  if (seen.length < 2) return null;
  return (
    <g aria-hidden="true">
      {seen.map(({ id, name, points }) => {
        const [x, y] = points.reduce((top, at) => (at[1] < top[1] ? at : top));
        return <text key={id} className="district-name" x={x} y={y - NAME_ABOVE}>{name}</text>;
      })}
    </g>
  );
}
