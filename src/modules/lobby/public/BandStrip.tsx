import { words } from '#ui/words.ts';
import type { OwnTicket } from './TicketPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const STEPS = [['red', w.bandRed], ['yellow', w.bandYellow], ['green', w.bandGreen]] as const;

/** Three steps while one waits: anywhere, on the way, here. */
export function BandStrip({ band }: { band: OwnTicket['band'] }) {
  return <ol class="bands">{STEPS.map(([step, text]) => <li key={step} data-band={step} aria-current={step === band ? 'step' : undefined}>{text}</li>)}</ol>;
}
