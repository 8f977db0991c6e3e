import type { Actor, Role } from '#kernel/actor.ts';
import { addDays, businessDate, instantOf } from '#kernel/time.ts';
import { askEnd, countDays, disinfectLots, receiveLots, sealLots } from '#modules/cash/index.ts';
import { staffByLogin } from '#modules/identity/index.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { BANK } from './bank.ts';

type Source = 'normal' | 'hospital' | 'market';
type Came = Readonly<{ daysAgo: number; source: Source; kind?: 'vouchers'; seals: readonly string[]; note?: string }>;

/** At medium risk cash is held for fourteen days: the first is due. */
const LONGEST = 15;

/** What came into the vault of the first branch in the last days: some due, some held, some that may never be paid out. */
const CAME: readonly Came[] = [
  { daysAgo: LONGEST, source: 'normal', seals: ['FB-20431', 'FB-20432'] },
  { daysAgo: 8, source: 'hospital', seals: ['YY-00817'], note: '市一医院收费处' },
  { daysAgo: 6, source: 'normal', seals: ['FB-20440', 'FB-20441', 'FB-20442'] },
  { daysAgo: 4, source: 'normal', kind: 'vouchers', seals: ['PZ-03105'] },
  { daysAgo: 3, source: 'normal', seals: ['FB-20455', 'FB-20456'] },
  { daysAgo: 2, source: 'market', seals: ['SC-00290'], note: '河东农贸市场' },
  { daysAgo: 1, source: 'normal', seals: ['FB-20461', 'FB-20462'] },
];
const WHERE = 'hx01';

/** The vault of the first branch as two weeks of work left it, each deed by the person and on the day of it. */
export async function seedCash(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const branch = places.get(WHERE) ?? '';
  const [teller, head] = [await personAt(tx, branch, 'teller', 'teller'), await personAt(tx, branch, 'head', 'branch_head')];
  const today = businessDate(asking.now, BANK.timeZone);
  const on = (daysAgo: number, clock: string, actor: Actor): Asking => ({ ...asking, actor, now: instantOf(addDays(today, -daysAgo), clock, BANK.timeZone) });
  for (let daysAgo = LONGEST; daysAgo > 0; daysAgo -= 1) {
    for (const { source, kind = 'cash', seals, note = null } of CAME.filter((one) => one.daysAgo === daysAgo)) {
      const { lots } = await receiveLots.within(tx, on(daysAgo, '16:30', teller), { branch, kind, source, seals: [...seals], note });
      const ids = lots.map((one) => one.lot);
      await sealLots.within(tx, on(daysAgo, '16:40', head), { branch, lots: ids });
      await disinfectLots.within(tx, on(daysAgo, '18:10', teller), { branch, lots: ids, method: 'uv', minutes: 45 });
      if (source === 'hospital') await askEnd.within(tx, on(daysAgo - 1, '09:10', teller), { branch, lots: ids, how: 'handed_over', document: 'YJ-2020-014' });
    }
    await countDays.within(tx, { ...asking, now: instantOf(addDays(today, -daysAgo), '20:00', BANK.timeZone) }, {});
  }
  await countDays.within(tx, asking, {});
}

async function personAt(tx: Tx, branch: string, login: string, role: Role): Promise<Actor> {
  const staff = await staffByLogin(tx, `${login}.${WHERE}`);
  if (!staff) throw new Error(`nobody signs in as ${login}.${WHERE}`);
  return { id: staff.id, kind: 'staff', name: staff.name, roles: [role], reach: [branch] };
}
