import type { Answer } from '#ui/call.ts';
import { Badge } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type Closures = Answer<typeof contract, 'GET /api/branches/:branch/closures'>;
export type Closure = Closures['closures'][number];
export type Place = Closures['places'][number];
export type Offer = Closure['offers'][number];

const COLOURS = { accepted: 'open', moved: 'open', restored: 'open', offered: 'info', agreed: 'info', waiting: 'info', cancelled: 'closed', lapsed: 'watch', none: 'act', missed: 'act' } as const;
const ORDER = ['accepted', 'moved', 'restored', 'agreed', 'offered', 'waiting', 'lapsed', 'none', 'missed', 'cancelled'] as const;

/** One bar for all people of a closure, a piece for each state. */
export function StateBar({ closure }: { closure: Closure }) {
  const parts = ORDER.filter((state) => closure.counts[state] > 0);
  return (
    <div className="closure-bar" role="img" aria-label={`${w.picture}: ${parts.map((state) => `${w.states[state]} ${closure.counts[state]}`).join(', ')}`}>
      {parts.map((state) => <span key={state} data-kind={COLOURS[state]} style={{ flexGrow: closure.counts[state] }}><b>{closure.counts[state]}</b> {w.states[state]}</span>)}
    </div>
  );
}

export function StateBadge({ offer }: { offer: Offer }) {
  return <Badge kind={COLOURS[offer.state]}>{w.states[offer.state]}</Badge>;
}
