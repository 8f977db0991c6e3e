import { useMemo } from 'react';
import { count } from '#ui/format.ts';
import { named, words } from '#ui/words.ts';
import { DistrictNames, Districts, useNarrow } from '#ui/staff/kit.ts';
import { districtNamesOf, labelsOf, type Sheet, sheetOf, widthOf } from '#ui/staff/sheet.ts';
import type { BranchNow, Network } from './RegionPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
type Paper = Readonly<{ width: number; height: number; margin: number }>;
const WIDE: Paper = { width: 1180, height: 520, margin: 64 };
/** On a phone the whole region is seen at once, with the names that have room. */
const NARROW: Paper = { width: 340, height: 380, margin: 44 };
const RINGS_KM = [1, 3];
const ORDER: Record<BranchNow['state'], number> = { act: 0, busy: 1, open: 2, closed: 3 };
type Placed = BranchNow & { lng: number; lat: number };

/** Branches as points on outline and graticule: shape and colour say how they stand. No tile comes from outside the bank. */
export function BranchMap({ network, chosen, choose }: { network: Network; chosen: string | null; choose: (branch: string) => void }) {
  const placed = useMemo(() => network.branches.filter((one): one is Placed => one.lng !== null && one.lat !== null).sort((a, b) => ORDER[a.state] - ORDER[b.state]), [network.branches]);
  const where = placed.map((one) => `${one.id} ${one.lng} ${one.lat}`).sort().join();
  // The sheet depends on the places only, so that nothing moves when a state changes.
  const paper = useNarrow() ? NARROW : WIDE;
  const sheet = useMemo(() => sheetOf(placed, paper.width, paper.height, paper.margin), [where, paper]);
  if (placed.length === 0) return <p className="soft">{w.noMap}</p>;
  const points = placed.map((one) => ({ one, at: sheet.at(one.lng, one.lat) }));
  const districts = network.regions.map((region) => ({ id: region.id, name: named(region), points: points.filter(({ one }) => one.region === region.id).map(({ at }) => at) }));
  const districtNames = districtNamesOf(districts, sheet);
  const labels = new Map(labelsOf(points.map(({ one, at }) => ({ id: one.id, x: at[0], y: at[1], chars: widthOf(named(one)) })), sheet, districtNames.map(({ box }) => box)).map((label) => [label.id, label]));
  const ringed = points.find(({ one }) => one.id === chosen);
  return (
    <div className="branch-map">
      <div className="branch-map-sheet">
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="group" aria-label={w.map}>
        <Districts sheet={sheet} districts={districts} />
        <DistrictNames names={districtNames} />
        {ringed && RINGS_KM.map((km) => (
          <g key={km}><circle className="ring" cx={ringed.at[0]} cy={ringed.at[1]} r={km * sheet.km} /><text className="ring-label" x={ringed.at[0] + km * sheet.km + 4} y={ringed.at[1] - 4}>{`${km} ${w.km}`}</text></g>
        ))}
        {[...points].reverse().map(({ one, at: [x, y] }) => {
          const label = labels.get(one.id);
          return (
            <g
              key={one.id} className="branch-point" data-state={one.state} data-chosen={one.id === chosen ? '' : undefined} role="button" tabIndex={0} aria-label={`${named(one)}, ${w.states[one.state] ?? ''}`}
              onClick={() => choose(one.id)} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(one.id); } }}
            >
              <circle className="halo" cx={x} cy={y} r={15} />
              <Shape state={one.state} x={x} y={y} />
              {label && <text x={label.x} y={label.y} textAnchor={label.anchor}>{named(one)}</text>}
            </g>
          );
        })}
        <Scale sheet={sheet} />
      </svg>
      </div>
      <ul className="map-legend" aria-hidden="true">
        {(Object.keys(ORDER) as BranchNow['state'][]).map((state) => ( // keys of the table above
          <li key={state}><svg width="22" height="22" className="branch-point" data-state={state}><Shape state={state} x={11} y={11} /></svg>{`${w.states[state] ?? ''} ${count(network.branches.filter((one) => one.state === state).length)}`}</li>
        ))}
      </ul>
    </div>
  );
}

/** Circle, diamond, square, ring: told apart without colour. */
function Shape({ state, x, y }: { state: BranchNow['state']; x: number; y: number }) {
  if (state === 'act') return <rect className="shape" x={x - 9} y={y - 9} width={18} height={18} />;
  if (state === 'busy') return <path className="shape" d={`M${x} ${y - 11}l11 11-11 11-11-11z`} />;
  return <circle className="shape" cx={x} cy={y} r={state === 'closed' ? 6.5 : 8} />;
}

function Scale({ sheet }: { sheet: Sheet }) {
  const km = [50, 20, 10, 5, 2, 1].find((one) => one * sheet.km < sheet.width / 5) ?? 1;
  const length = km * sheet.km;
  return <g className="scale" aria-hidden="true"><path d={`M24 ${sheet.height - 22}v6h${length}v-6`} /><text x={30 + length} y={sheet.height - 15}>{`${km} ${w.km}`}</text></g>;
}
