import { Segmented } from 'antd';
import { useMemo } from 'react';
import { count, shortDate } from '#ui/format.ts';
import { DistrictNames, Districts, useNarrow } from '#ui/staff/kit.ts';
import { districtNamesOf, labelsOf, type Sheet, sheetOf, widthOf } from '#ui/staff/sheet.ts';
import { named } from '#ui/words.ts';
import { type Keep, kilometres, periodText, type Rota, type View, w } from './ask.ts';

type Paper = Readonly<{ width: number; height: number; margin: number; areas: number }>;
const WIDE: Paper = { width: 1180, height: 560, margin: 70, areas: 1 };
/** On a phone the whole city is seen at once, with the names that have room. */
const NARROW: Paper = { width: 340, height: 380, margin: 30, areas: 0.55 };
/** Kilometres at which a colour ends. */
const BANDS = [1, 2, 3, 5, Infinity];
const HALVES = ['am', 'pm'] as const;
const VIEWS: readonly View[] = ['plan', 'now', 'random'];
const MOST_LABELS = 60;

/** Where people are, coloured by the way to the nearest branch that is open on the chosen day; no tile from outside the bank. */
export function RotaMap({ rota, address, keep }: { rota: Rota; address: URLSearchParams; keep: Keep }) {
  const hasPlan = rota.branches.some((one) => one.days !== null);
  const asked = VIEWS.find((one) => one === address.get('view'));
  const view: View = hasPlan ? (asked ?? 'plan') : 'now';
  const [date, half] = [Math.min(rota.dates.length, Math.max(1, Number(address.get('day') ?? 1))) - 1, address.get('half') === 'pm' ? 'pm' : 'am'] as const;
  // Which of the days, or half days: each day's morning first.
  const day = rota.limits.halves ? 2 * date + (half === 'pm' ? 1 : 0) : date;
  const said = periodText(rota.periods[day] ?? { date: rota.from, half: null });
  const places = useMemo(() => [...rota.branches, ...rota.areas.map((one, n) => ({ ...one, id: `area-${n}` }))], [rota.id, rota.areas.length]);
  const paper = useNarrow() ? NARROW : WIDE;
  const sheet = useMemo(() => sheetOf(places, paper.width, paper.height, paper.margin), [places, paper]);
  const ways = rota.ways[view][day] ?? [];
  const most = rota.areas.reduce((found, one) => Math.max(found, one.residents), 1);
  const points = rota.branches.map((one) => ({ one, at: sheet.at(one.lng, one.lat), open: isOpen(one, view, day) }));
  const districts = rota.regions.map((region) => ({ id: region.id, name: named(region), points: points.filter(({ one }) => one.region === region.id).map(({ at }) => at) }));
  const districtNames = districtNamesOf(districts, sheet);
  const labels = labelsOf(points.slice(0, MOST_LABELS).map(({ one, at }) => ({ id: one.id, x: at[0], y: at[1], chars: widthOf(named(one)) })), sheet, districtNames.map(({ box }) => box));
  const open = view === 'random' ? rota.branches.filter((one) => isOpen(one, 'plan', day)).length : points.filter((one) => one.open).length;
  const people = rota.areas.reduce((sum, one) => sum + one.residents, 0);
  const mean = rota.areas.reduce((sum, one, n) => sum + one.residents * (ways[n] ?? 0), 0) / Math.max(1, people);
  return (
    <section className="panel rota-map" aria-label={w.map}>
      <div className="map-tools">
        <Segmented aria-label={w.dayOf} value={date} options={rota.dates.map((one, n) => ({ value: n, label: shortDate(one) }))} onChange={(to) => keep({ day: String(to + 1) })} />
        {rota.limits.halves && <Segmented aria-label={w.planHalves} value={half} options={HALVES.map((value) => ({ value, label: w.halves[value] ?? '' }))} onChange={(to) => keep({ half: to === 'am' ? undefined : to })} />}
        {hasPlan && <Segmented aria-label={w.view} value={view} options={VIEWS.map((value) => ({ value, label: w.views[value] ?? '' }))} onChange={(to) => keep({ view: to === 'plan' ? undefined : to })} />}
      </div>
      <p className="map-says">{w.mapSays(said, count(open), count(rota.branches.length), kilometres(mean))}</p>
      <div className="rota-sheet">
        <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={w.mapSays(said, count(open), count(rota.branches.length), kilometres(mean))}>
          <Districts sheet={sheet} districts={districts} />
          {rota.areas.map((area, n) => {
            const [x, y] = sheet.at(area.lng, area.lat);
            const km = ways[n] ?? 0;
            return <circle key={`${area.name}${n}`} className="area" data-band={bandOf(km)} cx={x} cy={y} r={paper.areas * (rota.isSites ? 17 : 5 + 11 * Math.sqrt(area.residents / most))}><title>{w.areaSays(area.name, count(area.residents), kilometres(km))}</title></circle>;
          })}
          <DistrictNames names={districtNames} />
          {view !== 'random' && points.map(({ one, at: [x, y], open: opens }) => (
            <g key={one.id} className="turn-point" data-open={opens ? '' : undefined}>
              {opens ? <circle cx={x} cy={y} r={7.5} /> : <path d={`M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`} />}
              <title>{`${named(one)} · ${opens ? w.open : w.closed}`}</title>
            </g>
          ))}
          {view !== 'random' && labels.map((label) => {
            const branch = rota.branches.find((one) => one.id === label.id);
            return branch && <text key={label.id} x={label.x} y={label.y} textAnchor={label.anchor} data-open={isOpen(branch, view, day) ? '' : undefined}>{named(branch)}</text>;
          })}
          <Scale sheet={sheet} />
        </svg>
      </div>
      <ul className="rota-legend">
        {view !== 'random' && <li><svg width="20" height="20" className="turn-point" data-open="" aria-hidden="true"><circle cx={10} cy={10} r={7.5} /></svg>{w.open}</li>}
        {view !== 'random' && <li><svg width="20" height="20" className="turn-point" aria-hidden="true"><path d="M5 5l10 10M15 5l-10 10" /></svg>{w.closed}</li>}
        {w.bands.map((band, n) => <li key={band}><i className="band" data-band={n} aria-hidden="true" />{`${band} ${count(ways.filter((km) => bandOf(km) === n).length)}`}</li>)}
        <li className="soft">{rota.isSites ? w.sites : w.areas}</li>
      </ul>
    </section>
  );
}

function isOpen(branch: Rota['branches'][number], view: View, day: number): boolean {
  return view === 'now' ? (branch.now[day] ?? false) : (branch.days?.[day] ?? '') !== '';
}

function bandOf(km: number): number {
  return BANDS.findIndex((end) => km <= end);
}

function Scale({ sheet: { km, width, height } }: { sheet: Sheet }) {
  const long = [50, 20, 10, 5, 2, 1].find((one) => one * km < width / 5) ?? 1;
  return <g className="scale" aria-hidden="true"><path d={`M24 ${height - 22}v6h${long * km}v-6`} /><text x={30 + long * km} y={height - 15}>{`${long} ${w.km}`}</text></g>;
}
