import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { count, shortDate } from '#ui/format.ts';
import { csvOf, download } from '#ui/staff/csv.ts';
import { useDeed, useNarrow, walkGrid } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { call, periodText, RENEWS, type Rota, type RotaBranch, w } from './ask.ts';

type Pin = 1 | 0 | -1;
type Period = Rota['periods'][number];
const TEAMS = ['AB', 'A', 'B', ''] as const;

/** Branches by days: open with its team, closed, pinned. A tap pins; one cell is in the order of the tab key, arrows lead to the others. */
export function TurnGrid({ rota }: { rota: Rota }) {
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const params = (branch: string) => ({ rota: rota.id, turnOf: branch });
  const pin = useDeed(({ branch, period: { date, half }, to }: { branch: string; period: Period; to: Pin }) => call('PUT /api/rotation/rotas/:rota/turns/:turnOf', { params: params(branch), body: { day: rota.dates.indexOf(date) + 1, ...(half !== null && { half }), pin: to } }), { renews: RENEWS });
  const teams = useDeed(({ branch, to }: { branch: string; to: RotaBranch['teams'] }) => call('PUT /api/rotation/rotas/:rota/turns/:turnOf', { params: params(branch), body: { teams: to } }), { renews: RENEWS });
  // On a phone the days come first: who works them is looked up after.
  const teamsLast = useNarrow();
  const openedOn = (date: string) => periodsOn(rota, date).map(({ p }) => w.openCount(count(rota.branches.filter((one) => (one.days?.[p] ?? '') !== '').length))).join(' / ');
  return (
    <section className="panel turns" aria-label={w.grid}>
      <header><h2>{w.grid}</h2>
        <span>
          <Button icon={<PrinterOutlined aria-hidden />} aria-label={w.print} title={w.print} onClick={() => print()} />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => download(`rota-${rota.from}.csv`, fileOf(rota))}>{w.exportCsv}</Button>
        </span>
      </header>
      {rota.may.change && <p className="soft">{w.gridHelp}</p>}
      <div className="turn-sheet">
        <table className="turn-grid">
          <caption className="unseen">{w.grid}</caption>
          <thead><tr>
            <th scope="col">{w.branch}</th>
            {!teamsLast && <th scope="col">{w.teams}</th>}
            {rota.dates.map((date) => <th key={date} scope="col" className="turn-date">{shortDate(date)}<small>{openedOn(date)}</small></th>)}
            {teamsLast && <th scope="col">{w.teams}</th>}
          </tr></thead>
          <tbody>
            {rota.branches.map((branch, row) => {
              const team = (
                <td className="turn-teams">{rota.may.change
                  ? <Select size="small" variant="borderless" aria-label={w.teamsOf(named(branch))} value={branch.teams} disabled={teams.busy} options={TEAMS.map((value) => ({ value, label: w.teamChoices[value] ?? '' }))} onChange={(to) => void teams.run({ branch: branch.id, to })} popupMatchSelectWidth={false} />
                  : w.teamChoices[branch.teams]}
                </td>
              );
              return (
                <tr key={branch.id}>
                  <th scope="row">{named(branch)}<small>{branch.days && (rota.limits.halves ? w.halvesOpen : w.daysOpen)(branch.days.filter((day) => day !== '').length)}</small></th>
                  {!teamsLast && team}
                  {rota.dates.map((date) => (
                    <td key={date}>
                      <div className="turn-day">
                        {periodsOn(rota, date).map(({ period, p }) => {
                          const turn = branch.days?.[p];
                          const pinned = branch.pins[p] ?? 0;
                          return (
                            <button
                              key={p} type="button" className="turn-cell" data-turn={turn === undefined ? 'none' : turn === '' ? 'rest' : 'open'} data-pin={pinned === 0 ? undefined : pinned} data-cell={`${row}.${p}`} aria-disabled={!rota.may.change}
                              tabIndex={at[0] === row && at[1] === p ? 0 : -1} onFocus={() => setAt([row, p])} onKeyDown={(event) => walkGrid(event, row, p)}
                              onClick={() => { if (rota.may.change) void pin.run({ branch: branch.id, period, to: nextPin(pinned) }); }}
                            >
                              <span className="unseen">{w.cell(named(branch), periodText(period), saidOf(turn, pinned))}</span>
                              <b>{turn === undefined ? '·' : turn === '' ? '–' : turn}</b>
                              {pinned !== 0 && <small>{pinned === 1 ? w.mustOpen : w.mustClose}</small>}
                            </button>
                          );
                        })}
                      </div>
                    </td>
                  ))}
                  {teamsLast && team}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The day itself, or its halves, with their place in the plan. */
function periodsOn(rota: Rota, date: string): { period: Period; p: number }[] {
  return rota.periods.flatMap((period, p) => (period.date === date ? [{ period, p }] : []));
}

function nextPin(pin: number): Pin {
  return pin === 0 ? 1 : pin === 1 ? -1 : 0;
}

function saidOf(turn: string | undefined, pinned: number): string {
  const day = turn === undefined ? w.notYet : turn === '' ? w.rest : w.team(turn);
  return pinned === 0 ? day : `${day}, ${pinned === 1 ? w.mustOpen : w.mustClose}`;
}

function fileOf(rota: Rota): string {
  return csvOf([[w.branch, w.teams, ...rota.periods.map(periodText)], ...rota.branches.map((one) => [named(one), w.teamChoices[one.teams] ?? '', ...rota.periods.map((_, p) => saidOf(one.days?.[p], one.pins[p] ?? 0))])]);
}
