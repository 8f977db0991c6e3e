import ical from 'ical-generator';
import type { Asking } from '#platform/house.ts';
import { addDays } from '#kernel/time.ts';
import type { NoticeFacts } from './shape.ts';
import { itemWhen, rowsSaid, WORDS } from './texts.ts';

/** 日历订阅: the changed days of a branch as a calendar that a phone keeps itself: whole days, so that no clock moves them. */
export function calendarOf(facts: NoticeFacts, lang: 'zh' | 'en', now: Asking['now']): string {
  const w = WORDS[lang];
  const name = lang === 'zh' ? facts.branch.name : facts.branch.nameEn;
  const calendar = ical({ name: `${name} · ${w.titleFirst}`, prodId: { company: 'Kaimen', product: 'Opening hours', language: lang === 'zh' ? 'ZH' : 'EN' }, ttl: 60 * 60, url: facts.page });
  for (const [nth, item] of facts.items.entries()) {
    const rows = rowsSaid(item, lang);
    const last = item.to ?? item.rows.flatMap((row) => row.dates).sort().at(-1) ?? item.from;
    calendar.createEvent({
      id: `hours-${facts.branch.id}-${facts.version}-${nth}@kaimen`, sequence: facts.version, stamp: now, allDay: true, start: new Date(`${item.from}T00:00:00Z`), end: new Date(`${addDays(last, 1)}T00:00:00Z`),
      summary: `${name} ${rows.length === 1 ? rows[0]?.after ?? '' : w.title}`, url: facts.page,
      description: [itemWhen(item, lang), ...rows.map((row) => `${row.when} ${row.after}`), item.reason[lang], `${w.alternatives} ${item.alternatives.map((one) => (lang === 'zh' ? one.name : one.nameEn)).join(w.and)}`, `${w.phone} ${facts.phone}`].join('\n'),
    });
  }
  return calendar.toString();
}
