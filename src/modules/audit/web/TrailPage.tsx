import { Input, Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { bankNow } from '#ui/bank-clock.ts';
import { caller } from '#ui/call.ts';
import { clockWithSeconds, count, dayOf, fullDate } from '#ui/format.ts';
import { Badge, type Column, ListPage, useCall, usePlace } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { deedOf, type Entry, shortObject, whoOf } from './entry.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { TrailPicture } from './TrailPicture.tsx';
import { Verification } from './Verification.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const AT_ONCE = 1_000;
const MOST_PAGES = 20;

/** The trail of one branch's day: what was done, read and refused, in order; the exported file has the rows of the screen. */
export function TrailPage() {
  const { branch } = usePlace();
  const [address, setAddress] = useSearchParams();
  const zone = branch.timeZone;
  const day = address.get('day') ?? dayOf(bankNow(), zone);
  const isNetwork = address.get('chain') === 'network';
  const keep = (name: string, value: string | undefined): void => setAddress((before) => {
    const after = new URLSearchParams(before);
    if (value === undefined) after.delete(name);
    else after.set(name, value);
    after.delete('page');
    return after;
  }, { replace: true });
  const { answer, fault, again, loading } = useCall(['trail', isNetwork ? 'network' : branch.id, day], (signal) => wholeDay(isNetwork ? undefined : branch.id, day, signal), { stale: 60_000 });

  const columns: Column<Entry>[] = useMemo(() => [
    { key: 'at', title: w.time, value: (row) => row.at, show: (row) => <span className="nowrap">{clockWithSeconds(row.at, zone)}</span>, width: 96 },
    { key: 'who', title: w.who, value: whoOf, width: 140 },
    { key: 'act', title: w.act, value: deedOf },
    { key: 'object', title: w.object, value: (row) => row.object, show: (row) => shortObject(row.object) },
    { key: 'outcome', title: w.outcome, value: (row) => w.outcomes[row.outcome] ?? row.outcome, show: (row) => <Badge kind={row.outcome === 'forbidden' ? 'act' : row.outcome === 'read' ? 'info' : 'open'}>{w.outcomes[row.outcome]}</Badge>, width: 110 },
    { key: 'facts', title: w.facts, value: (row) => row.facts, show: (row) => <span className="soft trail-facts">{row.facts === '{}' ? '' : row.facts}</span> },
    { key: 'seq', title: w.number, value: (row) => row.seq, align: 'right', spare: true },
  ], [zone]);

  return (
    <ListPage<Entry>
      name={`trail-${isNetwork ? 'network' : branch.code}-${day}`} title={w.title} below={w.below(isNetwork ? w.network : named(branch), fullDate(day))} loading={loading}
      rows={answer} fault={fault} again={again} rowKey={(row) => String(row.seq)} columns={columns} searches={(row) => `${whoOf(row)} ${deedOf(row)} ${row.act} ${row.object} ${row.facts}`} searchLabel={w.search}
      tools={(
        <>
          <Input type="date" className="list-day" aria-label={w.day} required value={day} max="2099-12-31" onChange={(event) => { if (event.target.value) keep('day', event.target.value); }} />
          <Segmented aria-label={w.scope} value={isNetwork ? 'network' : 'branch'} options={[{ value: 'branch', label: w.thisBranch }, { value: 'network', label: w.network }]} onChange={(value) => keep('chain', value === 'network' ? 'network' : undefined)} />
        </>
      )}
      filters={[
        { name: 'outcome', label: w.outcomeFilter, choices: Object.entries(w.outcomes).map(([value, label]) => ({ value, label })), fits: (row, chosen) => row.outcome === chosen },
        { name: 'module', label: w.moduleFilter, choices: modulesIn(answer ?? []).map((value) => ({ value, label: w.modules[value] ?? value })), fits: (row, chosen) => row.act.startsWith(`${chosen}.`) },
      ]}
      empty={{ title: w.empty, help: w.emptyHelp }} drawer={{ title: (row) => w.details(count(row.seq)), show: (row) => <EntryFacts entry={row} zone={zone} /> }}
    >
      <Verification />
      {answer && answer.length > 0 && <TrailPicture entries={answer} zone={zone} day={day} />}
    </ListPage>
  );
}

/** All entries of the day, page after page: searching and exporting then work on the whole of it. */
async function wholeDay(branch: string | undefined, day: string, signal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  let before: number | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { day, limit: AT_ONCE, ...(before !== undefined && { before }) };
    const answer = branch === undefined
      ? await call('GET /api/trail', { query, signal })
      : await call('GET /api/branches/:branch/trail', { params: { branch }, query, signal });
    entries.push(...answer.entries);
    if (answer.next === null) break;
    before = answer.next;
  }
  return entries;
}

function modulesIn(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map((entry) => entry.act.split('.')[0] ?? ''))].sort();
}
