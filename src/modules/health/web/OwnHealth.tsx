import { Button } from 'antd';
import { useState } from 'react';
import { minutesOf } from '#kernel/wall.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { call, w } from './ask.ts';
import { SaidForm } from './SaidForm.tsx';
import type { File, Said } from './shapes.ts';

/** 我的申报: what is due, said in one tap, and one's own last weeks. */
export function OwnHealth() {
  const { branch } = usePlace();
  const toast = useToast();
  const [again, setAgain] = useState(false);
  const key = ['own-health', branch.id];
  const { answer: file, fault, again: retry } = useCall(key, (signal) => call('GET /api/branches/:branch/own-health', { params: { branch: branch.id }, signal }), { every: 60_000 });
  const deed = useDeed((said: Said) => call('POST /api/branches/:branch/own-health', { params: { branch: branch.id }, body: { said } }), {
    renews: [key, ['staff-health', branch.id]], done: ({ fit }) => { setAgain(false); toast.done(fit ? w.doneFit : w.doneUnfit); },
  });
  if (!file) return fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={retry} />;
  const today = file.entries.filter((entry) => entry.date === file.today);
  const last = today[0];
  const due = dueNow(file, today);
  return (
    <section className="panel health-own" aria-labelledby="own">
      <h2 id="own">{w.own}</h2>
      <p className="day-line">{(['morning', 'evening'] as const).map((round) => <RoundChip key={round} round={round} file={file} said={today.find((entry) => entry.round === round || (round === 'morning' && entry.round === null))} />)}</p>
      {last && <Notice kind={last.fit ? 'open' : 'act'} title={last.fit ? w.fit : w.doneUnfit}><p>{last.said ? saidText(last.said, file) : w.destroyed}</p></Notice>}
      {due || again ? <SaidForm travelDays={file.travelDays} busy={deed.busy} send={(said) => void deed.run(said)} /> : <Button size="large" onClick={() => setAgain(true)}>{w.again}</Button>}
      <details><summary>{w.past}</summary><Entries file={file} /></details>
    </section>
  );
}

function RoundChip({ round, file, said }: { round: 'morning' | 'evening'; file: File; said: File['entries'][number] | undefined }) {
  const { from, until } = file.rounds[round];
  const [opens, closes] = [minutesOf(from), minutesOf(until)];
  const state = said ? w.saidAt(clock(said.at, file.zone)) : file.minute < opens ? w.coming(from) : file.minute < closes ? w.dueNow : w.overdue;
  return <span><b>{w.rounds[round]}</b> {w.window(from, until)} <Badge kind={said ? 'open' : file.minute < opens ? 'closed' : file.minute < closes ? 'watch' : 'act'}>{state}</Badge></span>;
}

/** Something is asked for now: the round that is open and not said, or one that is over and was not made up for. */
function dueNow(file: File, today: File['entries']): boolean {
  if (today.length === 0) return true;
  return file.minute >= minutesOf(file.rounds.evening.from) && !today.some((entry) => entry.round === 'evening');
}

export function Entries({ file }: { file: File }) {
  if (file.entries.length === 0) return <p className="soft">{w.pastNone}</p>;
  return (
    <ul className="plain health-entries">
      {file.entries.map((entry) => (
        <li key={entry.at}>
          <span className="nowrap">{shortDate(new Date(entry.at), file.zone)} {clock(entry.at, file.zone)}</span>
          <Badge kind={entry.fit ? 'open' : 'act'}>{entry.fit ? w.fit : w.unfit}</Badge>
          <span>{entry.said ? saidText(entry.said, file) : w.destroyed}{entry.own ? '' : ` · ${w.byOther}`}</span>
        </li>
      ))}
    </ul>
  );
}

function saidText(said: Said, file: File): string {
  const parts = [said.temperature === null ? w.notMeasured : `${said.temperature.toFixed(1)} °C`, ...said.symptoms.map((one) => w.symptom[one]), ...(said.household ? [w.household] : []), ...(said.travel ? [w.travel(file.travelDays)] : []), ...(said.contact ? [w.contact] : [])];
  return parts.join(pickText('，', ', '));
}
