import { count } from '#ui/format.ts';
import { FiguresTable } from '#ui/staff/kit.ts';
import { boxesAlong, labelsOf, sheetOf, widthOf } from '#ui/staff/sheet.ts';
import { named, pickText, words } from '#ui/words.ts';
import { flowsOf, STANDS, type Flow, type Stand } from '../rules-flow.ts';
import { en } from './flow-words.en.ts';
import { zh } from './flow-words.zh.ts';
import type { Closure, Place } from './StateBar.tsx';

const w = words({ zh, en });
const WIDTH = 480;
const HEIGHT = 260;
const MARGIN = 48;
const THINNEST = 2;
const THICKEST = 9;
const BETWEEN = 2;
/** Names here are small: pixels of a Chinese character, and of a letter. */
const [WIDE, NARROW] = [11.5, 6.5];

type Placed = Place & { lng: number; lat: number };

/** 谁去哪家: from the closed branch to each branch offered, a line for each state, as thick as there are people; the same as figures below. */
export function FlowMap({ closure, places, branch }: { closure: Closure; places: readonly Place[]; branch: string }) {
  const flows = flowsOf(closure.offers.map((one) => ({ state: one.state, mustCall: one.whyCall !== null, to: one.to?.branch ?? null })));
  if (flows.length === 0) return null;
  const known = new Map(places.map((one) => [one.id, one]));
  // The same number stands in the drawing and in the figures: names have no room on a phone.
  const away = flows.filter((flow) => flow.to !== null && flow.to !== branch);
  const number = (flow: Flow) => (away.includes(flow) ? `${away.indexOf(flow) + 1} ` : '');
  const name = (to: string | null) => (to === null ? w.nowhere : to === branch ? w.sameBranch : named(known.get(to) ?? { name: '', nameEn: '' }));
  const placed = places.filter((one): one is Placed => one.lng !== null && one.lat !== null && (one.id === branch || flows.some((flow) => flow.to === one.id)));
  const from = placed.find((one) => one.id === branch);
  return (
    <section className="flow" aria-label={w.title}>
      <h3>{w.title}</h3>
      <div>
        {from && placed.length > 1 && <Drawing from={from} placed={placed} flows={away} says={flows.map((flow) => `${name(flow.to)} ${said(flow)}`).join(pickText('；', '; '))} />}
        <ul className="flow-legend" aria-hidden="true">{STANDS.map((stand) => <li key={stand}><svg width="44" height="12"><path className="flow-line" data-stand={stand} strokeWidth={4} d="M2 6h40" /></svg>{w.stands[stand]}</li>)}</ul>
      </div>
      <FiguresTable label={w.title} table={{ columns: [w.to, ...STANDS.map((stand) => w.stands[stand])], rows: flows.map((flow) => [`${number(flow)}${name(flow.to)}`, ...STANDS.map((stand) => count(flow.counts[stand]))]) }} />
    </section>
  );
}

function Drawing({ from, placed, flows, says }: { from: Placed; placed: readonly Placed[]; flows: readonly Flow[]; says: string }) {
  const sheet = sheetOf(placed, WIDTH, HEIGHT, MARGIN);
  const start = sheet.at(from.lng, from.lat);
  const most = Math.max(1, ...flows.map((flow) => flow.all));
  const goals = flows.flatMap((flow, nth) => placed.filter((one) => one.id === flow.to).map((one) => ({ one, flow, number: nth + 1, at: sheet.at(one.lng, one.lat) })));
  const label = (one: Placed, flow: Flow) => w.people(named(one), count(flow.all));
  // The closed branch's own name first: it has the choice of sides.
  const labels = labelsOf([{ id: from.id, x: start[0], y: start[1], chars: widthOf(named(from), WIDE, NARROW) }, ...goals.map(({ one, flow, at: [x, y] }) => ({ id: one.id, x, y, chars: widthOf(label(one, flow), WIDE, NARROW) }))], sheet, goals.flatMap(({ at }) => boxesAlong(start, at, THICKEST)));
  const nameAt = (id: string, text: string) => { const place = labels.find((one) => one.id === id); return place && <text key={id} className="flow-name" x={place.x} y={place.y} textAnchor={place.anchor}>{text}</text>; };
  return (
    <div className="flow-sheet">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        <g aria-hidden="true">
          {sheet.lngs.map((lng) => <line key={lng} className="grid" x1={sheet.at(lng, 0)[0]} x2={sheet.at(lng, 0)[0]} y1={0} y2={HEIGHT} />)}
          {sheet.lats.map((lat) => <line key={lat} className="grid" x1={0} x2={WIDTH} y1={sheet.at(0, lat)[1]} y2={sheet.at(0, lat)[1]} />)}
        </g>
        {goals.flatMap(({ one, flow, at }) => linesOf(flow, start, at, most).map((line) => <path key={`${one.id}${line.stand}`} className="flow-line" data-stand={line.stand} strokeWidth={line.width} d={line.path} />))}
        <path className="flow-shut" d={`M${start[0] - 6} ${start[1] - 6}l12 12M${start[0] + 6} ${start[1] - 6}l-12 12`} />
        {nameAt(from.id, named(from))}
        {goals.map(({ one, number, at: [x, y] }) => <g key={one.id}><circle className="flow-point" cx={x} cy={y} r={9} /><text className="flow-number" x={x} y={y} textAnchor="middle" dominantBaseline="central">{number}</text></g>)}
        {goals.map(({ one, flow }) => nameAt(one.id, label(one, flow)))}
      </svg>
    </div>
  );
}

/** Beside each other, in the order of the states, each as thick as there are people in it. */
function linesOf(flow: Flow, [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number], most: number): { stand: Stand; width: number; path: string }[] {
  const long = Math.max(1, Math.hypot(x1 - x0, y1 - y0));
  const [nx, ny] = [-(y1 - y0) / long, (x1 - x0) / long];
  const lines = STANDS.filter((stand) => flow.counts[stand] > 0).map((stand) => ({ stand, width: THINNEST + (THICKEST - THINNEST) * Math.sqrt(flow.counts[stand] / most) }));
  let side = -(lines.reduce((sum, one) => sum + one.width, 0) + BETWEEN * (lines.length - 1)) / 2;
  return lines.map(({ stand, width }) => {
    const off = side + width / 2;
    side += width + BETWEEN;
    const [dx, dy] = [nx * off, ny * off];
    return { stand, width, path: `M${(x0 + dx).toFixed(1)} ${(y0 + dy).toFixed(1)}L${(x1 + dx).toFixed(1)} ${(y1 + dy).toFixed(1)}` };
  });
}

function said(flow: Flow): string {
  return STANDS.map((stand) => `${w.stands[stand]} ${count(flow.counts[stand])}`).join(pickText('、', ', '));
}
