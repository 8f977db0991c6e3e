import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, businessDate, weekdayOf } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { allBranches, allRegions } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { reachOf } from '../ground.ts';
import { stateOf, type RotaRow } from '../tables.ts';

const MOST = 40;
const names = { name: z.string(), nameEn: z.string() };

export const deskShape = z.object({
  today: z.string(), nextMonday: z.string(),
  places: z.array(z.object({ id, ...names, kind: z.enum(['network', 'region']), branches: z.int(), unplaced: z.int(), areas: z.int(), residents: z.int() })),
  rotas: z.array(z.object({ id, place: id, from: z.string(), state: z.enum(['draft', 'planning', 'planned', 'approved', 'published', 'withdrawn']), authors: z.array(z.string()), own: z.boolean(), meanKm: z.number().nullable(), gap: z.number().nullable(), changedAt: z.string() })),
});

/** What one may plan: the regions within one's reach (and the whole network for those who work for all of it), and the rotas there. */
export const desk = read({
  name: 'rotation.desk',
  may: can.see,
  input: z.object({}),
  run: async ({ tx, asking }): Promise<z.output<typeof deskShape>> => {
    const reach = reachOf(asking.actor);
    const branches = await allBranches(tx);
    const peopled = new Map((await tx.many<{ place_id: string; areas: number; residents: number }>(sql`select place_id, count(*)::int as areas, sum(residents)::int as residents from rotation.area group by place_id`)).map((one) => [one.place_id, one]));
    const regions = (await allRegions(tx)).filter((one) => branches.some((branch) => branch.region_id === one.id)
      && branches.every((branch) => branch.region_id !== one.id || reach === 'all' || reach.includes(branch.id)));
    const sized = (place: string, inside: typeof branches, people: readonly { areas: number; residents: number }[]) => ({
      id: place, branches: inside.length, unplaced: inside.filter((one) => one.lng === null).length,
      areas: people.reduce((sum, one) => sum + one.areas, 0), residents: people.reduce((sum, one) => sum + one.residents, 0),
    });
    const places = [
      ...(reach === 'all' ? [{ ...sized(NETWORK, branches, [...peopled.values()]), name: '全行', nameEn: 'Whole network', kind: 'network' as const }] : []),
      ...regions.map((one) => ({ ...sized(one.id, branches.filter((branch) => branch.region_id === one.id), [peopled.get(one.id) ?? []].flat()), name: one.name, nameEn: one.name_en || one.name, kind: 'region' as const })),
    ];
    const rows = await tx.many<RotaRow>(sql`select * from rotation.rota where place_id = any (${places.map((one) => one.id)}::uuid[]) order by from_on desc, changed_at desc limit ${MOST}`);
    const people = await namesOf(tx, rows.flatMap((one) => one.authors));
    const today = businessDate(asking.now, branches[0]?.time_zone ?? 'Asia/Shanghai');
    return {
      today, nextMonday: addDays(today, 8 - weekdayOf(today)), places,
      rotas: rows.map((one) => ({
        id: one.id, place: one.place_id, from: one.from_on, state: stateOf(one), authors: one.authors.map((author) => people.get(author) ?? ''), own: one.authors.includes(asking.actor.id),
        meanKm: one.figures?.plan.meanKm ?? null, gap: one.figures?.gap ?? null, changedAt: one.changed_at.toISOString(),
      })),
    };
  },
});
