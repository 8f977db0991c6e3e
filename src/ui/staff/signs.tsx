import { Button } from 'antd';
import type { ReactNode } from 'react';
import { clock } from '../format.ts';
import type { LineState } from '../live.ts';
import { words } from '../words.ts';
import { sentenceOf } from './toast.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export type Meaning = 'open' | 'watch' | 'act' | 'info' | 'closed';

/** A word with its shape and colour; never the colour alone. */
export function Badge({ kind, children }: { kind: Meaning; children: ReactNode }) {
  return <span className="badge" data-kind={kind}>{children}</span>;
}

/** A sentence that stands out, perhaps with the way on. */
export function Notice({ kind = 'info', title, children, action }: { kind?: Meaning; title?: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="notice" data-kind={kind}>
      <span className="notice-shape" aria-hidden="true" />
      <div className="notice-words">{title && <p className="notice-title">{title}</p>}{children}</div>
      {action}
    </div>
  );
}

/** What will stand here, and the one button that puts the first thing there. */
export function EmptyState({ title, help, action }: { title: string; help?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden="true"><path d="M8 52h56M20 52V12l15 5v30l-15 5ZM52 52V12l-15 5v30l15 5Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" /></svg>
      <p className="empty-title">{title}</p>
      {help && <div className="empty-help">{help}</div>}
      {action}
    </div>
  );
}

/** Why an answer did not come, in the branch's own words. */
export function FaultNotice({ fault, again }: { fault: unknown; again?: () => void }) {
  return <div role="alert"><Notice kind="watch" action={again && <Button onClick={again}>{w.again}</Button>}>{sentenceOf(fault)}</Notice></div>;
}

/** A board that lost its line says since when. */
export function StaleBanner({ line, zone }: { line: LineState; zone?: string }) {
  return line.stale ? <div className="stale" role="status">{w.stale(line.at === undefined ? '–' : clock(line.at, zone))}</div> : null;
}

export type Stat = { label: string; value: ReactNode; unit?: string; note?: ReactNode; kind?: Meaning; main?: boolean };

/** At most four figures; the one that matters is three steps larger. */
export function StatStrip({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className="stats">
      {stats.slice(0, 4).map((stat) => (
        <div key={stat.label} className="stat" data-kind={stat.kind} data-main={stat.main ? '' : undefined}>
          <dt>{stat.label}</dt>
          <dd><span className="stat-value">{stat.value}</span>{stat.unit && <span className="stat-unit">{stat.unit}</span>}</dd>
          {stat.note && <dd className="stat-note">{stat.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
