import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { bankNow } from '#ui/bank-clock.ts';
import type { Answer } from '#ui/call.ts';
import { count, dayOf, shortDate } from '#ui/format.ts';
import { Notice, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import type { Agent, PlanLine, Risk } from '../plan.ts';
import { changesOf, draftOf, LEVELS, lineFrom, loadOf, readTimes, sayTimes, type Change, type Draft } from '../rules-plan-edit.ts';
import { call, howOf, w as shared } from './ask.ts';
import { en } from './plan-edit-words.en.ts';
import { zh } from './plan-edit-words.zh.ts';
import './plan-edit.css';

const w = words({ zh, en });
type Plan = Answer<typeof contract, 'GET /api/branches/:branch/rounds-plan'>;
type Width = 'branch' | 'region' | 'network';
const AGENT_CODES: readonly Agent[] = ['chlorine', 'alcohol', 'peroxide', 'quat', 'acid'];

/** 改计划: the lines as a table, what would change before it is saved, and from which day on it holds where. */
export function PlanEditor({ plan, renews, close }: { plan: Plan; renews: readonly string[]; close: () => void }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  // What somebody edits is the plan as they opened it, however often the page asks again.
  const [opened] = useState(() => plan.lines.map(({ places: _, times: __, ...line }): PlanLine => line));
  const [edition, setEdition] = useState(plan.edition);
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => opened.map((line) => draftOf(line, w.moments)));
  const today = dayOf(bankNow(), branch.timeZone);
  const [from, setFrom] = useState(today);
  const [width, setWidth] = useState<Width>('branch');
  const [source, setSource] = useState('');
  const read = opened.map((line, nth) => lineFrom(line, drafts[nth] ?? draftOf(line, w.moments), w.moments));
  const lines = read.flatMap((line) => line ?? []);
  const reads = lines.length === opened.length;
  const changes = reads ? changesOf(opened, lines) : [];
  const save = useDeed<undefined, unknown>(() => {
    const body = { from, lines, source };
    return width === 'branch'
      ? call('POST /api/branches/:branch/rounds-plan', { params: { branch: branch.id }, body: { ...body, edition } })
      : call('POST /api/rounds-plan', { body: { ...body, opened: { branch: branch.id, edition }, ...(width === 'region' && { region: branch.region }) } });
  }, { renews: [renews], done: () => { toast.done(w.saved(from)); close(); } });
  const wide = mayDo(me, can.changeWidePlan);
  const change = (nth: number, more: Partial<Draft>): void => setDrafts(drafts.map((one, at) => (at === nth ? { ...one, ...more } : one)));
  return (
    <section className="panel plan-edit" aria-labelledby="plan-edit">
      <div className="plan-head"><h2 id="plan-edit">{w.title}</h2><Button onClick={close}>{w.cancel}</Button></div>
      <p className="soft">{w.help}</p>
      {plan.ahead.map((one) => <Notice key={`${one.from} ${one.by}`} kind="watch">{w.ahead(shortDate(one.from), one.by)}</Notice>)}
      <ul className="plain">{opened.map((line, nth) => <LineFields key={line.code} line={line} draft={drafts[nth] ?? draftOf(line, w.moments)} change={(more) => change(nth, more)} />)}</ul>
      <Preview plan={plan} opened={opened} lines={reads ? lines : undefined} changes={changes} />
      {plan.edition !== edition && <Notice kind="act" title={w.moved} action={<><Button onClick={close}>{w.lookAtNew}</Button><Button onClick={() => setEdition(plan.edition)}>{w.stillMine}</Button></>}>{w.movedHelp}</Notice>}
      <div className="plan-save">
        <label className="field"><span>{w.from}</span><Input type="date" value={from} min={today} onChange={(event) => event.target.value && setFrom(event.target.value)} /></label>
        <div className="field"><span id="plan-width">{w.width}</span><Segmented<Width> aria-labelledby="plan-width" value={width} onChange={setWidth} options={[{ value: 'branch', label: named(branch) }, { value: 'region', label: w.region, disabled: !wide }, { value: 'network', label: w.network, disabled: !wide }]} /></div>
        <label className="field plan-source"><span>{w.source}</span><Input value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} /></label>
        <Button type="primary" loading={save.busy} disabled={!reads || changes.length === 0 || source.trim() === '' || plan.edition !== edition} onClick={() => { void save.run(undefined); }}>{w.save}</Button>
      </div>
    </section>
  );
}

function LineFields({ line, draft, change }: { line: PlanLine; draft: Draft; change: (more: Partial<Draft>) => void }) {
  const name = pickText(line.zh, line.en);
  return (
    <li>
      <p className="edit-name"><b>{name}</b> <span className="soft">{line.classes.map((one) => shared.classes[one]).join(pickText('、', ', '))}</span></p>
      {LEVELS.map((level) => <Times key={level} level={level} name={name} draft={draft} change={change} />)}
      {line.kind === 'disinfection' && (
        <div className="edit-how">
          <label><span>{w.agent}</span><Select<Agent> value={draft.agent} aria-label={`${name} ${w.agent}`} options={AGENT_CODES.map((value) => ({ value, label: shared.agents[value] }))} onChange={(agent) => change({ agent })} /></label>
          <label><span>{w.strength}</span><InputNumber value={draft.strength} min={1} max={100_000} precision={0} aria-label={`${name} ${w.strength}`} suffix={shared.unitOf(draft.agent ?? '')} onChange={(strength) => change({ strength })} /></label>
        </div>
      )}
      {(line.kind === 'disinfection' || line.kind === 'ventilation') && <label className="edit-minutes"><span>{line.kind === 'ventilation' ? w.openFor : w.contactFor}</span><InputNumber value={draft.minutes} min={0} max={240} precision={0} aria-label={`${name} ${line.kind === 'ventilation' ? w.openFor : w.contactFor}`} suffix={w.minutes} onChange={(minutes) => minutes !== null && change({ minutes })} /></label>}
    </li>
  );
}

function Times({ level, name, draft, change }: { level: Risk; name: string; draft: Draft; change: (more: Partial<Draft>) => void }) {
  const bad = readTimes(draft.texts[level], w.moments) === undefined;
  const label = `${name} ${shared.risks[level]}`;
  return (
    <div className="edit-times">
      <label><span>{shared.risks[level]}</span><Input.TextArea value={draft.texts[level]} autoSize status={bad ? 'error' : ''} aria-label={label} aria-invalid={bad} onChange={(event) => change({ texts: { ...draft.texts, [level]: event.target.value } })} /></label>
      <InputNumber value={draft.every[level]} min={20} max={720} precision={0} prefix={w.every} suffix={w.minutes} aria-label={`${label} ${w.every}`} onChange={(every) => change({ every: { ...draft.every, [level]: every } })} />
      {bad && <p role="alert" className="edit-bad">{w.badTimes}</p>}
    </div>
  );
}

/** Before anything is saved: each change, and how many more or fewer a day has at each level. */
function Preview({ plan, opened, lines, changes }: { plan: Plan; opened: readonly PlanLine[]; lines: readonly PlanLine[] | undefined; changes: readonly Change[] }) {
  const day = useMemo(() => (plan.opens === null || plan.closes === null ? undefined : { date: plan.date, zone: plan.zone, opens: new Date(plan.opens), closes: new Date(plan.closes), people: plan.people }), [plan]);
  if (!lines) return <p className="edit-preview" role="status">{w.doesNotRead}</p>;
  if (changes.length === 0) return <p className="edit-preview soft" role="status">{w.nothingYet}</p>;
  const [before, after] = [loadOf(opened, plan.spots, day), loadOf(lines, plan.spots, day)];
  return (
    <div className="edit-preview" role="status">
      <h3>{w.preview}</h3>
      <ul>{changes.flatMap((one) => [
        ...one.levels.map((level) => <li key={`${one.before.code} ${level}`}><b>{pickText(one.before.zh, one.before.en)}</b> {shared.risks[level]} <s>{timing(one.before[level])}</s> → {timing(one.after[level])}</li>),
        ...(one.how ? [<li key={one.before.code}><b>{pickText(one.before.zh, one.before.en)}</b> <s>{howOf(one.before)}</s> → {howOf(one.after)}</li>] : []),
      ])}</ul>
      {day && <p>{LEVELS.map((level) => w.load(shared.risks[level], count(before[level]), count(after[level]))).join(pickText('；', '; '))}</p>}
    </div>
  );
}

function timing({ at, everyMinutes }: PlanLine['low']): string {
  const said = [sayTimes(at, w.moments), ...(everyMinutes === null ? [] : [w.everyN(count(everyMinutes))])].filter(Boolean).join(pickText('，', ', '));
  return said === '' ? w.never : said;
}
