import { say, words } from '#ui/words.ts';
import type { OwnTicket } from './TicketPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const PERSON = 'M7 0a4 4 0 1 1 0 8a4 4 0 0 1 0-8ZM0 22v-6a6 6 0 0 1 6-6h2a6 6 0 0 1 6 6v6Z';
const MOST_DRAWN = 18;
const KINDS = [['longWaiting', w.longWaiting], ['medical', w.medical], ['cared', w.cared], ['booked', w.booked], ['others', w.others]] as const;

/** Who goes before, as figures and in words: an order that is explained is trusted. No name, no errand of anybody else. */
export function Ahead({ ticket: { ahead, countersOpen } }: { ticket: OwnTicket }) {
  const kinds = KINDS.filter(([kind]) => ahead[kind] > 0);
  const figures = kinds.flatMap(([kind]) => Array.from({ length: ahead[kind] }, () => kind));
  return (
    <section class="ahead">
      <h2>{ahead.total === 0 ? w.first : say(w.ahead, { n: ahead.total })}</h2>
      <p class="ahead-figures" aria-hidden="true">
        {figures.slice(0, MOST_DRAWN).map((kind, at) => <svg key={at} data-kind={kind} viewBox="0 0 14 22"><path d={PERSON} /></svg>)}
        {figures.length > MOST_DRAWN && <span>+{figures.length - MOST_DRAWN}</span>}
        <svg data-kind="me" viewBox="0 0 14 22"><path d={PERSON} /></svg>
      </p>
      {kinds.length > 0 && <ul aria-label={w.why}>{kinds.map(([kind, text]) => <li key={kind} data-kind={kind}>{say(text, { n: ahead[kind] })}</li>)}</ul>}
      <p class="hint">{countersOpen === 0 ? w.noCounter : say(w.countersOpen, { n: countersOpen })}</p>
    </section>
  );
}
