import { type District, type DistrictName, hullOf, type Sheet } from './sheet.ts';

const [WIDE, BORDER, NARROW_BORDER] = [600, 64, 32];

/** Districts behind the points of a map: what the branches of each span, on the graticule. The name of one that has no room for it shows under the pointer. */
export function Districts({ districts, sheet }: { districts: readonly District[]; sheet: Sheet }) {
  const seen = districts.filter(({ points }) => points.length > 0);
  return (
    <g aria-hidden="true">
      {sheet.lngs.map((lng) => <line key={lng} className="graticule" x1={sheet.at(lng, 0)[0]} x2={sheet.at(lng, 0)[0]} y1={0} y2={sheet.height} />)}
      {sheet.lats.map((lat) => <line key={lat} className="graticule" x1={0} x2={sheet.width} y1={sheet.at(0, lat)[1]} y2={sheet.at(0, lat)[1]} />)}
      {seen.map(({ id, name, points }) => <path key={id} className="district" strokeWidth={sheet.width > WIDE ? BORDER : NARROW_BORDER} opacity={0.8} d={`M${hullOf(points).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z`}><title>{name}</title></path>)}
    </g>
  );
}

export function DistrictNames({ names }: { names: readonly DistrictName[] }) {
  return <g aria-hidden="true">{names.map(({ id, name, x, y }) => <text key={id} className="district-name" x={x} y={y}>{name}</text>)}</g>;
}
