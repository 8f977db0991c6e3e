import ical, { ICalEventStatus } from 'ical-generator';
import type { z } from 'zod';
import { spansOf } from '#modules/hours/index.ts';
import type { Asking } from '#platform/house.ts';
import type { ownTurnsShape } from './reads/own-turns.ts';

const WORDS = {
  zh: { name: '我的班次', turn: '上班', halves: { am: '上午班', pm: '下午班' }, team: (team: string) => `${team} 队`, pause: '中间不营业：' },
  en: { name: 'My turns', turn: 'work', halves: { am: 'morning turn', pm: 'afternoon turn' }, team: (team: string) => `Team ${team}`, pause: 'Closed in between: ' },
};

/**
 * Own turns as a calendar file. A day at a branch keeps its UID, so that a file taken later replaces the earlier one; a day on which
 * one worked when last looking and does no longer is cancelled.
 */
export function turnsFile({ branches }: z.input<typeof ownTurnsShape>, { lang, now, actor }: Asking): string {
  const w = WORDS[lang];
  const calendar = ical({ name: w.name, prodId: { company: 'Kaimen', product: 'turns', language: lang.toUpperCase() } });
  for (const { branch, team, days } of branches) {
    const [bank, address] = lang === 'en' ? [branch.nameEn || branch.name, branch.addressEn || branch.address] : [branch.name, branch.address];
    for (const day of days) {
      const stands = day.turn === 'works' ? day : day.was?.turn === 'works' ? day.was : undefined;
      if (!stands) continue;
      const spans = spansOf({ date: day.date, zone: branch.zone }, stands.sessions);
      const [first, last] = [spans[0], spans.at(-1)];
      if (!first || !last) continue;
      const pauses = stands.sessions.slice(1).map((one, nth) => `${stands.sessions[nth]?.closes}–${one.opens}`);
      calendar.createEvent({
        id: `turn-${branch.id}-${actor.id}-${day.date}@kaimen`, sequence: Math.floor(now.getTime() / 60_000), stamp: now, start: first.from, end: last.to,
        summary: `${bank} ${stands.half === null ? w.turn : w.halves[stands.half]}`, location: address,
        description: [w.team(team), pauses.length > 0 ? `${w.pause}${pauses.join('、')}` : ''].filter(Boolean).join('\n'),
        status: day.turn === 'works' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      });
    }
  }
  return calendar.toString();
}
