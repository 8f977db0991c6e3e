import { clock } from '#ui/format.ts';
import { Badge } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { BookingOfDay } from './BookingsPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const KINDS = { queued: 'info', sent: 'info', delivered: 'open', failed: 'act' } as const;

/** The last text about a booking and what became of it. */
export function Told({ told, zone }: { told: BookingOfDay['told']; zone: string }) {
  if (told === null) return <span className="soft">{w.notTold}</span>;
  return <Badge kind={KINDS[told.state]}><span title={`${clock(told.at, zone)}${told.reason ? ` · ${reasonOf(told.reason)}` : ''}`}>{toldText(told)}</span></Badge>;
}

export function toldText(told: BookingOfDay['told']): string {
  return told === null ? w.notTold : `${w.toldKinds[told.template] ?? told.template} · ${w.toldStates[told.state]}`;
}

function reasonOf(reason: string): string {
  return w.toldReasons[reason] ?? reason;
}
