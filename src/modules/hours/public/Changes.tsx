import { Fragment } from 'preact';
import { shortDate } from '#ui/format.ts';
import { Notice } from '#ui/public/kit.ts';
import { dialled } from '#ui/public/Ways.tsx';
import { pickText, say, words } from '#ui/words.ts';
import type { FeedChange } from '../feed-shape.ts';
import { hoursText } from './door-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** Notices of changes: when, what, why, where else, and a number to call (DOMAIN 7.6). */
export function Changes({ changes }: { changes: readonly FeedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-label={w.changes}>
      <h2>{w.changes}</h2>
      {changes.map((change) => <ChangeNotice key={`${change.from}${change.to}`} change={change} />)}
    </section>
  );
}

export function ChangeNotice({ change }: { change: FeedChange }) {
  return (
    <Notice kind="watch" title={whenText(change)}>
      {change.kind === 'days' && <p>{w.personal} {hoursText(change.hours, 'personal')}{pickText('；', '; ')}{w.corporate} {hoursText(change.hours, 'corporate')}</p>}
      <p>{pickText(change.reason.zh, change.reason.en)}</p>
      <Alternatives change={change} />
      {change.phone && <p>{w.orCall} <a href={`tel:${dialled(change.phone)}`}>{change.phone}</a></p>}
    </Notice>
  );
}

/** Where else one can go, each a link to its own page. */
export function Alternatives({ change }: { change: FeedChange }) {
  if (change.alternatives.length === 0) return null;
  return (
    <p>
      {w.nearby}{pickText('：', ': ')}
      {change.alternatives.map((one, at) => <Fragment key={one.code}>{at > 0 && pickText('、', ', ')}<a href={`/b/${encodeURIComponent(one.code)}`}>{pickText(one.name, one.nameEn)}</a></Fragment>)}
    </p>
  );
}

export function coversDay(change: FeedChange, date: string): boolean {
  return change.kind === 'days' && change.from <= date && (change.to === null || change.to >= date);
}

function whenText(change: FeedChange): string {
  const from = shortDate(change.from);
  if (change.kind === 'week') return say(w.newWeek, { from });
  if (change.to === null) return say(w.changeFrom, { from });
  return change.to === change.from ? say(w.changeDay, { from }) : say(w.changeRange, { from, to: shortDate(change.to) });
}
