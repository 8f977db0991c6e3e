import type { Asking } from '#platform/house.ts';
import { businessDate } from '#kernel/time.ts';
import type { Tx } from '#platform/sql.ts';
import { branchesAmong, branchOf, type BranchRow } from '#modules/branches/index.ts';
import { sendText } from '#modules/contact/index.ts';
import { linkOf } from './links.ts';
import { dateSaid, type Lang } from './rules.ts';
import type { SubscriberRow } from './tables.ts';

type Person = Pick<SubscriberRow, 'id' | 'phone_sealed' | 'lang' | 'lapses_at'>;

/** One text about the subscription itself; written at the first branch that is followed. Once for each `occasion`. */
export async function tellSubscriber(tx: Tx, asking: Asking, person: Person, followed: readonly string[], template: 'subscription.made' | 'subscription.ends', occasion: string): Promise<void> {
  const rows = new Map((await branchesAmong(tx, followed)).map((row) => [row.id, row]));
  const first = rows.get(followed[0] ?? '');
  if (!first) return;
  await sendText.within(tx, asking, {
    branch: first.id, phoneSealed: person.phone_sealed, template, lang: person.lang,
    params: { branches: listSaid(nameOf(first, person.lang), followed.length, person.lang), until: dateSaid(businessDate(person.lapses_at, first.time_zone), person.lang), link: linkOf(asking.house.secrets, person.id) },
    dedupeKey: `${template} ${person.id} ${occasion}`, about: `subscriber/${person.id}`,
  });
}

export type Part = Readonly<{ branch: string; name: Record<Lang, string>; when: Record<Lang, string>; hours: Record<Lang, string>; instead: Record<Lang, string>; until: Date }>;

/** The text of one or several changed branches; answers the id of the message and the branch that it was written at. */
export async function tellChange(tx: Tx, asking: Asking, person: Person, parts: readonly Part[], occasion: string): Promise<{ message: string; branch: string }> {
  const [first, second] = parts;
  if (!first) throw new Error('nothing to tell');
  const { lang } = person;
  const link = linkOf(asking.house.secrets, person.id);
  const one = (part: Part) => `${part.name[lang]} ${part.when[lang]} ${part.hours[lang]}`;
  const { message } = await sendText.within(tx, asking, {
    branch: first.branch, phoneSealed: person.phone_sealed, lang,
    ...(second
      ? { template: 'hours.changedMany' as const, params: { count: String(parts.length), first: one(first), second: one(second), link } }
      : { template: 'hours.changed' as const, params: { branch: first.name[lang], date: first.when[lang], hours: first.hours[lang], instead: first.instead[lang], link } }),
    dedupeKey: `hours.changed ${person.id} ${occasion}`, about: `subscriber/${person.id}`,
    // A text about days that are over is no longer worth sending.
    validUntil: new Date(Math.max(...parts.map((part) => part.until.getTime()))),
  });
  return { message, branch: first.branch };
}

export function nameOf(branch: Pick<BranchRow, 'name' | 'name_en'>, lang: Lang): string {
  return lang === 'en' && branch.name_en !== '' ? branch.name_en : branch.name;
}

function listSaid(first: string, count: number, lang: Lang): string {
  if (count === 1) return first;
  return lang === 'zh' ? `${first}等 ${count} 家网点` : `${first} and ${count - 1} more`;
}

export async function namesOf(tx: Tx, branch: string): Promise<Record<Lang, string>> {
  const row = await branchOf(tx, branch);
  return { zh: nameOf(row, 'zh'), en: nameOf(row, 'en') };
}
