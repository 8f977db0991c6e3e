import { weekdayOf } from '#kernel/time.ts';
import { hoursSaid, whenOf, type Hours, type Item } from './facts.ts';
import type { NoticeFacts } from './shape.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The same facts as text: for a message service, for a page, for a strip of light. Pure. */

type Lang = 'zh' | 'en';
export const WORDS = { zh, en };
/** Three parts of a Chinese text message (67 characters each), three of a Latin one (153). */
export const MOST_SMS = { zh: 201, en: 459 } as const;
/** What a strip shows in about half a minute. */
export const MOST_LED = { zh: 120, en: 240 } as const;

export function dateSaid(date: string, lang: Lang): string {
  const form = { day: 'numeric', month: lang === 'zh' ? 'long' : 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', form).format(new Date(`${date}T12:00:00Z`));
}

/** When an item holds: its own first and last day, whatever days between it touches. */
export function itemWhen(item: Pick<Item, 'from' | 'to'>, lang: Lang): string {
  const w = WORDS[lang];
  if (item.to === null) return w.from(dateSaid(item.from, lang));
  return item.to === item.from ? dateSaid(item.from, lang) : w.range(dateSaid(item.from, lang), dateSaid(item.to, lang));
}

type FactItem = NoticeFacts['items'][number];
type FactRow = FactItem['rows'][number];
/** Days that end up alike: when (empty if it is the whole item), the new hours, and what they were before. */
export type RowSaid = Readonly<{ when: string; after: string; was: string | null }>;
export function rowsSaid(item: FactItem, lang: Lang): RowSaid[] {
  const w = WORDS[lang];
  const said = (one: Hours): string => hoursSaid(one, lang, w);
  const groups = [...alike(item.rows)].sort((a, b) => (item.to === null ? firstWeekday(a) - firstWeekday(b) : 0));
  return groups.map((rows) => {
    const before = rows.filter((row) => row.before !== null);
    const was = before.map((row) => `${before.length > 1 ? `${whenSaid(item, row.dates, lang)} ` : ''}${row.before ? said(row.before) : ''}`).join(lang === 'zh' ? '；' : '; ');
    const after = rows[0]?.after;
    return { when: groups.length === 1 && item.kind !== 'week' ? '' : whenSaid(item, rows.flatMap((row) => row.dates).sort((a, b) => a.localeCompare(b)), lang), after: after ? said(after) : '', was: was === '' ? null : w.was(was) };
  });
}

function alike(rows: readonly FactRow[]): FactRow[][] {
  const groups = new Map<string, FactRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.after);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** A week, and a change without an end, are told by their weekdays: the dates are only the first of many. */
function whenSaid(item: FactItem, dates: readonly string[], lang: Lang): string {
  const { from, to, weekdays } = whenOf(dates);
  if (item.to === null) return weekdaysSaid(dates.map(weekdayOf), lang);
  if (from === to) return dateSaid(from, lang);
  return `${WORDS[lang].range(dateSaid(from, lang), dateSaid(to, lang))}${weekdays === null ? '' : WORDS[lang].only(weekdaysSaid(weekdays, lang))}`;
}

function firstWeekday(rows: readonly FactRow[]): number {
  return Math.min(...rows.flatMap((row) => row.dates.map(weekdayOf)));
}

/** '周一至周五', '周一、周三'. */
function weekdaysSaid(days: readonly number[], lang: Lang): string {
  const w = WORDS[lang];
  const own = [...new Set(days)].sort((a, b) => a - b);
  const [first = 1, last = first] = [own[0], own.at(-1)];
  const name = (day: number): string => w.days[day - 1] ?? '';
  return own.length > 2 && last - first === own.length - 1 ? w.range(name(first), name(last)) : own.map(name).join(w.and);
}

/** Nothing was published before: there is nothing that it changes. */
export function isFirst(facts: NoticeFacts): boolean {
  return facts.items.every((item) => item.rows.every((row) => row.before === null));
}

/** 公告正文: paragraphs of a page or a message in a group chat. */
export function paragraphs(facts: NoticeFacts, lang: Lang): string[] {
  const w = WORDS[lang];
  const name = lang === 'zh' ? facts.branch.name : facts.branch.nameEn;
  const colon = lang === 'zh' ? '：' : ': ';
  const lines = [`${isFirst(facts) ? w.titleFirst : w.title}${colon}${name}`, w.dear];
  for (const item of facts.items) {
    lines.push(`${itemWhen(item, lang)}${item.to === null && item.kind === 'days' ? `${w.comma}${w.until}` : ''}${colon}`);
    for (const row of rowsSaid(item, lang)) lines.push(`· ${row.when}${row.when === '' ? '' : ' '}${row.after}${row.was === null ? '' : w.only(row.was)}`);
    lines.push(`${w.reason}${colon}${item.reason[lang]}`);
    if (item.alternatives.length > 0) lines.push(`${w.alternatives}${colon}${item.alternatives.map((one) => (lang === 'zh' ? `${one.name}（${one.address}）` : `${one.nameEn} (${one.addressEn})`)).join(w.and)}`);
  }
  const remote = [...new Set(facts.items.flatMap((item) => item.remote))].map((one) => w.remotes[one]);
  if (remote.length > 0) lines.push(`${w.remote}${colon}${remote.join(w.and)}`);
  lines.push(`${w.zone}${colon}${w.zoneStates[facts.zone.state]}`);
  lines.push(`${w.phone}${colon}${facts.phone}`);
  if (facts.emergency !== '') lines.push(`${w.emergency}${colon}${facts.emergency}`);
  lines.push(w.thanks, facts.page, `${facts.bank[lang]} · ${w.version(facts.version, facts.publishedOn)}`);
  return lines;
}

/** 短信: never longer than it may be; branch, day, a branch nearby, the phone and the link are always in it; hours are shortened before any of those, the reason first of all. */
export function smsText(facts: NoticeFacts, lang: Lang): string {
  const w = WORDS[lang];
  const [stop, semicolon] = lang === 'zh' ? ['。', '；'] : ['. ', '; '];
  const head = `${w.sms(facts.bank[lang], lang === 'zh' ? facts.branch.name : facts.branch.nameEn)}${lang === 'zh' ? '' : ' '}`;
  const said = facts.items.map((item) => `${itemWhen(item, lang)}${lang === 'zh' ? '' : ': '}${short(item, lang)}`).join(semicolon);
  const end = (near: number): string => `${[nearest(facts, lang, near), `${w.phone} ${facts.phone}`].filter((part) => part !== '').map((part) => semicolon + part).join('')}${stop}${w.more} ${facts.page}`;
  const reason = facts.items[0]?.reason[lang] ?? '';
  return fitted([[said, `${semicolon}${reason}${end(2)}`], [said, end(2)], [said, end(1)]].map(([hours = '', rest = '']) => ({ head, hours, rest })), MOST_SMS[lang]);
}

/** LED 文字: one line that runs past. */
export function ledText(facts: NoticeFacts, lang: Lang): string {
  const w = WORDS[lang];
  const gap = lang === 'zh' ? '　' : ' · ';
  const head = `${lang === 'zh' ? facts.branch.name : facts.branch.nameEn}${gap}`;
  const hours = facts.items.map((item) => `${itemWhen(item, lang)} ${short(item, lang)}`).join(gap);
  const end = (near: number): string => [nearest(facts, lang, near), `${w.phone} ${facts.phone}`].filter((part) => part !== '').map((part) => gap + part).join('');
  return fitted([{ head, hours, rest: end(2) }, { head, hours, rest: end(1) }], MOST_LED[lang]);
}

/** The first that is short enough; else the hours of the last are cut, so that what stands before and after them is whole. */
function fitted(tries: readonly { head: string; hours: string; rest: string }[], most: number): string {
  const fits = tries.map((one) => one.head + one.hours + one.rest).find((text) => [...text].length <= most);
  if (fits !== undefined) return fits;
  const { head = '', hours = '', rest = '' } = tries.at(-1) ?? {};
  const room = Math.max(0, most - [...head].length - [...rest].length - 1);
  return `${head}${[...hours].slice(0, room).join('')}…${rest}`;
}

function short(item: FactItem, lang: Lang): string {
  return rowsSaid(item, lang).map((row) => `${row.when}${row.when === '' ? '' : ' '}${row.after}`).join(WORDS[lang].comma);
}

function nearest(facts: NoticeFacts, lang: Lang, most: number): string {
  const w = WORDS[lang];
  const names = [...new Map(facts.items.flatMap((item) => item.alternatives).map((one) => [one.code, lang === 'zh' ? one.name : one.nameEn])).values()].slice(0, most);
  return names.length === 0 ? '' : `${w.alternatives}${lang === 'zh' ? '：' : ': '}${names.join(w.and)}`;
}
