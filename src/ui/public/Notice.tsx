import type { ComponentChildren } from 'preact';
import { Refused } from '../call.ts';
import { clock } from '../format.ts';
import type { LineState } from '../live.ts';
import { words } from '../words.ts';
import { BigButton } from './form.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export type Meaning = 'open' | 'watch' | 'act' | 'info';
const SHAPES: Record<Meaning, string> = { open: '✓', watch: '!', act: '■', info: 'i' };

/** A sentence that stands out. Its meaning has a shape and a colour. */
export function Notice({ kind = 'info', title, children, live = false }: { kind?: Meaning; title?: ComponentChildren; children?: ComponentChildren; live?: boolean }) {
  return (
    <div class="notice" data-kind={kind} role={live ? 'status' : undefined}>
      <span class="notice-shape" aria-hidden="true">{SHAPES[kind]}</span>
      <div>{title && <p class="notice-title">{title}</p>}{children}</div>
    </div>
  );
}

/** A word with its shape and colour: 营业中, 已约满 … */
export function Badge({ kind, children }: { kind: Meaning | 'closed'; children: ComponentChildren }) {
  return <span class="badge" data-kind={kind}>{children}</span>;
}

/** A refusal in the server's own words, with the way on. */
export function RefusedNotice({ fault, again }: { fault: unknown; again?: () => void }) {
  const sentence = fault instanceof Refused ? fault.sentence : String(fault);
  return <div role="alert"><Notice kind="watch">{sentence}</Notice>{again && <BigButton kind="quiet" onClick={again}>{w.again}</BigButton>}</div>;
}

/** What will stand here, and the one button that puts the first thing there. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return <div class="empty"><p class="empty-title">{title}</p>{children}</div>;
}

/** A board that lost its line says since when. */
export function StaleBanner({ line, zone }: { line: LineState; zone?: string }) {
  return line.stale ? <div class="stale" role="status">{w.stale(line.at === undefined ? '–' : clock(line.at, zone))}</div> : null;
}
