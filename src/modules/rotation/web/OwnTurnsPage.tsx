import { CalendarOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { type Answer, caller } from '#ui/call.ts';
import { addDays, mondayOf } from '#kernel/wall.ts';
import { dayWord, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useDeed } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './own-words.en.ts';
import { zh } from './own-words.zh.ts';
import './rotation.css';

const w = words({ zh, en });
const call = caller<typeof contract>();
const KEY = ['own-turns'];
const FRESH_MS = 60_000;
type Own = Answer<typeof contract, 'GET /api/rotation/own-turns'>['branches'][number];
type Day = Own['days'][number];
type Entry = Readonly<{ own: Own; day: Day }>;

/** 我的班次: where and when one works in the coming four weeks; what changed since one last said that one knows. */
export function OwnTurnsPage() {
  const { answer, fault, again } = useCall(KEY, (signal) => call('GET /api/rotation/own-turns', { signal }), { every: FRESH_MS });
  const hasDays = answer?.branches.some((one) => one.days.length > 0) ?? false;
  const actions = hasDays && (
    <>
      <Button icon={<CalendarOutlined aria-hidden />} href="/api/rotation/own-turns.ics" download>{w.calendar}</Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{w.print}</Button>
    </>
  );
  return (
    <DeskPage title={w.title} below={w.below} actions={actions}>
      {!answer ? (fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />) : answer.branches.length === 0 ? <EmptyState title={w.nobody} help={w.nobodyHelp} /> : (
        <>
          <Changes branches={answer.branches} />
          {hasDays ? <><Next branches={answer.branches} /><Weeks branches={answer.branches} /></> : <EmptyState title={w.nothing} help={w.nothingHelp} />}
        </>
      )}
    </DeskPage>
  );
}

const isMarked = (day: Day) => day.isNew || day.was !== null;

/** The first look is what later ones are compared with; after it every change stays marked until one says that one knows. */
function Changes({ branches }: { branches: readonly Own[] }) {
  const see = useDeed(async (some: readonly Own[]) => {
    for (const { branch, shown } of some) await call('POST /api/branches/:branch/own-turns/seen', { params: { branch: branch.id }, body: { shown } });
  }, { renews: [KEY] });
  const unseen = branches.filter((one) => one.seenAt === null);
  useEffect(() => { if (unseen.length > 0) void see.run(unseen); }, [unseen.length]);
  const changed = new Set(branches.flatMap((one) => one.days.filter(isMarked).map(({ date }) => date))).size;
  if (changed === 0) return null;
  return (
    <div className="own-changes" role="status">
      <Notice kind="watch" title={w.changes(changed)} action={<Button type="primary" loading={see.busy} onClick={() => void see.run(branches)}>{w.known}</Button>}><p>{w.changesHelp}</p></Notice>
    </div>
  );
}

function Next({ branches }: { branches: readonly Own[] }) {
  const [first] = branches.flatMap((own) => own.days.filter((day) => day.turn === 'works').map((day) => ({ own, day }))).toSorted((a, b) => a.day.date.localeCompare(b.day.date));
  return (
    <section className="panel own-next" aria-labelledby="own-next">
      <h2 id="own-next">{w.next}</h2>
      {!first ? <p>{w.noNext}</p> : (
        <><p className="own-when"><b>{dayWord(first.day.date, first.own.today)}</b> {hoursOf(first.day)}</p><p>{named(first.own.branch)} <span className="soft">{w.team(first.own.team)}</span></p></>
      )}
    </section>
  );
}

/** Weeks from Monday on, seven days beside each other where there is room and below each other on a phone. */
function Weeks({ branches }: { branches: readonly Own[] }) {
  const today = branches.map((one) => one.today).toSorted()[0] ?? '';
  const last = branches.flatMap((one) => one.days.map(({ date }) => date)).toSorted().at(-1) ?? today;
  const mondays = [mondayOf(today)];
  while ((mondays.at(-1) ?? '') < mondayOf(last)) mondays.push(addDays(mondays.at(-1) ?? '', 7));
  return mondays.map((monday, nth) => (
    <section key={monday} className="panel own-week" aria-labelledby={`week-${monday}`}>
      <h2 id={`week-${monday}`}>{w.weeks[nth] ?? w.between(shortDate(monday), shortDate(addDays(monday, 6)))}</h2>
      <ol>{stretchesOf(branches, monday, today).map((stretch) => <Stretch key={stretch.from} today={today} several={branches.length > 1} {...stretch} />)}</ol>
    </section>
  ));
}

type DayStretch = Readonly<{ from: string; days: number; column: number; entries: readonly Entry[] }>;

/** The days of a week from today on: each with what stands there; days that no rota covers, together. */
function stretchesOf(branches: readonly Own[], monday: string, today: string): DayStretch[] {
  const found: DayStretch[] = [];
  for (let n = 0; n < 7; n += 1) {
    const from = addDays(monday, n);
    if (from < today) continue;
    const entries = branches.flatMap((own) => own.days.filter((day) => day.date === from).map((day) => ({ own, day })));
    const before = found.at(-1);
    if (before && before.entries.length === 0 && entries.length === 0) found.splice(-1, 1, { ...before, days: before.days + 1 });
    else found.push({ from, days: 1, column: n + 1, entries });
  }
  return found;
}

function Stretch({ from, days, column, entries, today, several }: DayStretch & { today: string; several: boolean }) {
  const until = addDays(from, days - 1);
  const works = entries.filter(({ day }) => day.turn === 'works');
  const marks = entries.filter(({ day }) => isMarked(day));
  const rest = entries.some(({ day }) => day.turn === 'other') ? 'other' : entries.length > 0 ? 'closed' : 'none';
  return (
    <li data-turn={works.length > 0 ? 'works' : rest} data-today={from === today && days === 1 ? '' : undefined} style={{ '--column': `${column} / span ${days}` } as object}>
      <span className="own-date">{days === 1 ? shortDate(from) : w.between(shortDate(from), shortDate(until))}</span>
      {rest === 'none' && works.length === 0 ? <span className="own-usual">{w.usual}</span> : works.length === 0 ? <span className="own-turn"><b>{rest === 'other' ? w.rests : w.closed}</b>{rest === 'other' && <small>{w.restsHelp}</small>}</span> : works.map(({ own, day }) => (
        <span key={own.branch.id} className="own-turn"><b>{day.half === null ? w.works : w.halves[day.half]}</b><span>{timesOf(day)}</span>{several && <small>{named(own.branch)}</small>}</span>
      ))}
      {marks.map(({ own, day }) => (
        <span key={own.branch.id} className="own-mark" data-was={day.was ? '' : undefined}><Badge kind="watch">{day.isNew ? w.isNew : w.changed}</Badge>{day.was && <small>{w.was}{w.join}{hoursOf(day.was)}</small>}</span>
      ))}
    </li>
  );
}

const timesOf = (day: Pick<Day, 'sessions'>) => day.sessions.map(({ opens, closes }) => `${opens}–${closes}`).join(w.and);

function hoursOf(day: Pick<Day, 'turn' | 'half' | 'sessions'>): string {
  if (day.turn !== 'works') return day.turn === 'other' ? w.rests : w.closed;
  return [day.half === null ? '' : w.halves[day.half], timesOf(day)].filter(Boolean).join(' ');
}
