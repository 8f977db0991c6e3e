import { clock } from '#ui/format.ts';
import { say, words } from '#ui/words.ts';
import type { OwnTicket } from './TicketPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 预计等候: a range with its time, never a single minute; or why there is none. */
export function Estimate({ ticket: { estimate, estimateHidden, zone } }: { ticket: OwnTicket }) {
  if (estimateHidden) return <p class="estimate-none">{w.waitHidden}</p>;
  if (!estimate) return null;
  const { low, high, at } = estimate;
  return (
    <section class="estimate" aria-live="polite">
      <h2>{w.wait}</h2>
      <p class="estimate-range">{low === 0 ? say(w.waitSoon, { high }) : say(w.waitAbout, { low, high })}</p>
      <p class="hint">{say(w.waitAt, { at: clock(at, zone) })}</p>
    </section>
  );
}
