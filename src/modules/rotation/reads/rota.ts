import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { allRegions } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { figures } from '../figures.ts';
import { CREW_FAULTS, crewFaults } from '../rules-crew.ts';
import { crewsBehind } from './crew.ts';
import { groundOf, keptPlan, publishedPlan } from '../ground.ts';
import { limits } from '../limits.ts';
import { problemOf, waysOn } from '../network.ts';
import { HALVES } from '../periods.ts';
import { searched } from '../solver/search.ts';
import { stateOf } from '../tables.ts';
import { TEAMS } from '../teams.ts';

const names = { name: z.string(), nameEn: z.string() };
const ways = z.array(z.array(z.number()));

export const rotaShape = z.object({
  id, place: id, from: z.string(), dates: z.array(z.string()), periods: z.array(z.object({ date: z.string(), half: z.enum(HALVES).nullable() })), state: z.enum(['draft', 'planning', 'planned', 'approved', 'published', 'withdrawn']), revision: z.int(), limits,
  authors: z.array(z.string()), own: z.boolean(), approvedBy: z.string().nullable(), publishedBy: z.string().nullable(),
  progress: z.object({ spent: z.number(), meanKm: z.number(), gap: z.number().nullable() }).nullable(), figures: figures.nullable(), stale: z.boolean(),
  regions: z.array(z.object({ id, ...names })),
  branches: z.array(z.object({
    id, code: z.string(), ...names, region: id, lng: z.number(), lat: z.number(), pins: z.array(z.int()), teams: z.enum(TEAMS), days: z.array(z.enum(['', 'A', 'B'])).nullable(), now: z.array(z.boolean()), version: z.int().nullable(), openBefore: z.number(),
  })),
  /** where people are; the branch sites themselves where no areas are known. Ways in kilometres, period by period, to the nearest open branch */
  areas: z.array(z.object({ name: z.string(), lng: z.number(), lat: z.number(), residents: z.number(), elders: z.number() })), isSites: z.boolean(),
  ways: z.object({ plan: ways, now: ways, random: ways }),
  /** people that keep the plan from being carried out: no keys, no cash pair, one person in both teams */
  crew: z.array(z.object({ branch: id, day: z.int().nullable(), team: z.enum(['A', 'B']).nullable(), fault: z.enum(CREW_FAULTS), who: z.string().nullable() })),
  may: z.object({ change: z.boolean(), plan: z.boolean(), approve: z.boolean(), publish: z.boolean(), withdraw: z.boolean() }),
});

const RANDOM_MOVES = 4_000;

/** One rota with all that its page draws: the grid, the map's ways for plan, today's hours and chance, and what may be done with it. */
export const rotaById = read({
  name: 'rotation.rotaById',
  may: can.see,
  input: z.object({ rota: id }),
  run: async ({ tx, asking, input }): Promise<z.output<typeof rotaShape>> => {
    const ground = await groundOf(tx, asking, input.rota);
    const { rota, branches, turns, areas, dates, periods } = ground;
    const problem = problemOf(ground.network, rota.limits);
    const [plan, now] = [keptPlan(ground), publishedPlan(ground)];
    const opened = Int32Array.from(periods, (_, p) => plan.reduce((sum, one, cell) => sum + (cell % periods.length === p ? one : 0), 0));
    const random = searched({ ...problem, cost: new Float64Array(problem.cost.length), openLeast: opened, openMost: opened }, { seed: 1, spent: (moves) => moves / RANDOM_MOVES }).plan;
    const faults = crewFaults(await crewsBehind(tx, turns.map((turn) => ({ branch: turn.branch_id, days: turn.days }))));
    const people = await namesOf(tx, [...faults.flatMap((one) => one.staff ?? []), ...rota.authors, rota.approved_by ?? '', rota.published_by ?? '']);
    const own = rota.authors.includes(asking.actor.id);
    const state = stateOf(rota);
    const holds = (deed: keyof typeof can) => asking.actor.roles.some((role) => can[deed].roles.includes(role));
    const isOpen = state !== 'published' && state !== 'withdrawn';
    const peopled = areas.length > 0 ? areas : branches.map((one) => ({ name: one.name, lng: one.lng, lat: one.lat, residents: 1, elders: 0 }));
    const waysOf = (of: Uint8Array) => periods.map((_, p) => waysOn(problem, of, p));
    return {
      id: rota.id, place: rota.place_id, from: rota.from_on, dates: [...dates], periods: [...periods], state, revision: rota.revision, limits: rota.limits,
      authors: rota.authors.map((one) => people.get(one) ?? ''), own, approvedBy: rota.approved_by === null ? null : (people.get(rota.approved_by) ?? ''), publishedBy: rota.published_by === null ? null : (people.get(rota.published_by) ?? ''),
      progress: rota.progress, figures: rota.figures, stale: rota.figures !== null && rota.planned_revision !== rota.revision,
      regions: (await allRegions(tx)).filter((one) => branches.some((branch) => branch.region_id === one.id)).map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en || one.name })),
      branches: branches.map((one, i) => ({
        id: one.id, code: one.code, name: one.name, nameEn: one.name_en || one.name, region: one.region_id, lng: one.lng, lat: one.lat, pins: turns[i]?.pins ?? [], teams: turns[i]?.teams ?? 'AB',
        days: turns[i]?.days ?? null, now: periods.map((_, p) => now[i * periods.length + p] === 1), version: turns[i]?.version ?? null, openBefore: ground.network.branches[i]?.openBefore ?? 0,
      })),
      areas: peopled.map((one) => ({ name: one.name, lng: one.lng, lat: one.lat, residents: one.residents, elders: one.elders })), isSites: areas.length === 0,
      crew: faults.map(({ staff, ...one }) => ({ ...one, who: staff === null ? null : (people.get(staff) ?? '') })),
      ways: { plan: waysOf(plan), now: waysOf(now), random: waysOf(random) },
      may: {
        change: isOpen && holds('change'), plan: isOpen && holds('plan'), approve: state === 'planned' && !own && holds('approve'), publish: state === 'approved' && holds('publish'), withdraw: isOpen && holds('withdraw'),
      },
    };
  },
});
