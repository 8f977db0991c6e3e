import { isRoundTheClock, type Session } from './wall.ts';

export type Understood = { sessions: Session[]; fault?: undefined } | { fault: 'unreadable' | 'order' | 'overlap'; sessions?: undefined };

/** Sessions as a person types them: '9-11:30, 14-16', '9：00至11：30，14：00—16：00', '24h'; nothing, or a word for closed, is none. */
export function understood(typed: string): Understood {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '' || /^(休|休息|不营业|closed|none|-|–)$/.test(text)) return { sessions: [] };
  if (/^24\s*(h|hours|小时)$/.test(text)) return { sessions: [{ opens: '00:00', closes: '24:00' }] };
  const parts = text.replace(/\s*(?:-|–|—|~|〜|至|到|\bto\b)+\s*/g, '-').split(/[\s,;、。]+/).filter(Boolean);
  const sessions: Session[] = [];
  for (const part of parts) {
    const session = sessionIn(part);
    if (!session) return { fault: 'unreadable' };
    if (session.opens === session.closes) return { fault: 'order' };
    if (session.opens < (sessions.at(-1)?.closes ?? '')) return { fault: 'overlap' };
    sessions.push(session);
  }
  return { sessions };
}

/** As it stands in the field again: '9:00–11:30, 14:00–16:00'. */
export function typedSessions(sessions: readonly Session[]): string {
  return isRoundTheClock(sessions) ? '24h' : sessions.map((one) => `${shown(one.opens)}–${shown(one.closes)}`).join(', ');
}

function sessionIn(part: string): Session | undefined {
  const [from, to, more] = part.split('-');
  const [opens, closes] = [clockIn(from), clockIn(to)];
  if (more !== undefined || opens === undefined || closes === undefined || opens >= '24:00') return undefined;
  // '6:00–0:30' ends on the next day: the clock counts on.
  return { opens, closes: closes < opens ? `${Number(closes.slice(0, 2)) + 24}${closes.slice(2)}` : closes };
}

function clockIn(text: string | undefined): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.点h](\d{2})?)?$/.exec(text ?? '') ?? [];
  if (hour === '' || Number(hour) > 29 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

function shown(clock: string): string {
  return `${Number(clock.slice(0, 2))}${clock.slice(2)}`;
}
