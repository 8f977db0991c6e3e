import { caller, type Answer } from '#ui/call.ts';
import { clockWithSeconds, count } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, Loading, type Meaning, Notice, StatStrip, type Stat, useCall } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { JobsPanel } from './JobsPanel.tsx';
import './system.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const EVERY_MS = 10_000;

type Health = Answer<typeof contract, 'GET /api/system/health'>;
export type Finding = Health['findings'][number];
export type Job = Health['figures']['jobs'][number];

const KINDS: Record<Finding['state'], Meaning> = { well: 'open', watch: 'watch', ill: 'act' };

/** Is it healthy, and what do I do: what is not well first, with its cure; then figures, checks and jobs. */
export function SystemPage() {
  const { answer, fault, again } = useCall(['system'], (signal) => call('GET /api/system/health', { signal }), { every: EVERY_MS });
  if (!answer) return <DeskPage title={w.title}>{fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />}</DeskPage>;
  const { figures, findings } = answer;
  return (
    <DeskPage title={w.title} below={w.below(figures.versions.kaimen, bankWords(figures), upWords(figures.program.upSeconds))} wide>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      <Troubles findings={findings} />
      <StatStrip stats={statsOf(figures)} />
      <section className="panel system-checks" aria-labelledby="checks">
        <h2 id="checks">{w.checks}</h2>
        <ul>
          {findings.map((one) => (
            <li key={one.check} data-state={one.state}>
              <Badge kind={KINDS[one.state]}>{w.states[one.state]}</Badge>
              <span className="system-check"><b>{one.name}</b><span className="soft">{one.says}</span></span>
            </li>
          ))}
        </ul>
      </section>
      <JobsPanel jobs={figures.jobs} />
      <p className="soft">{w.elsewhereHelp} {w.asOf(clockWithSeconds(figures.at))}</p>
    </DeskPage>
  );
}

/** What is not well, each with what to do; or one quiet sentence. */
function Troubles({ findings }: { findings: readonly Finding[] }) {
  const troubles = findings.filter((one) => one.state !== 'well');
  if (troubles.length === 0) return <div role="status"><Notice kind="open" title={w.well}><p>{w.wellHelp(findings.length)}</p></Notice></div>;
  return (
    <div role="alert">
      {troubles.map((one) => (
        <Notice key={one.check} kind={KINDS[one.state]} title={`${one.name} · ${one.says}`}><p>{one.cure}</p></Notice>
      ))}
    </div>
  );
}

function statsOf({ answers, jobs, program, database }: Health['figures']): Stat[] {
  const sum = (of: (job: Job) => number): number => jobs.reduce((all, job) => all + of(job), 0);
  return [
    { label: w.p95, value: count(answers.p95Ms), unit: w.p95Unit, note: w.answeredNote(count(answers.asked), count(answers.faults)), main: true },
    { label: w.backlog, value: count(sum((job) => job.due + job.running)), unit: w.backlogUnit, note: w.backlogNote(count(sum((job) => job.later))) },
    { label: w.screens, value: count(program.screens), note: w.screensNote },
    { label: w.database, value: count(database.sizeMb), unit: 'MB', note: w.connections(count(database.connections), count(database.mostConnections)) },
  ];
}

function bankWords({ bank }: Health['figures']): string {
  const name = w.banks[bank.kind] ?? bank.kind;
  return bank.clockSpeed === 1 ? name : `${name} · ${w.speed(bank.clockSpeed)}`;
}

function upWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return w.up(Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60);
}
