import type { TurnDay } from './teams.ts';

/** 班组能不能开门: on each open day the team that is there has somebody with the keys and two who are certified for cash (双人), and nobody stands in both teams. Values in, verdict out. */

export type Member = Readonly<{ staff: string; team: 'A' | 'B'; holdsKey: boolean; handlesCash: boolean }>;
export type CrewOf = Readonly<{ branch: string; crew: readonly Member[]; days: readonly TurnDay[] | null }>;
export const CREW_FAULTS = ['noKey', 'noCashPair', 'bothTeams'] as const;
export type CrewFault = Readonly<{ branch: string; day: number | null; team: 'A' | 'B' | null; fault: (typeof CREW_FAULTS)[number]; staff: string | null }>;
/** Cash is never handled by one alone. */
const CASH_PAIR = 2;

/** A branch whose crew nobody has entered is not judged: the bank does not plan people there. */
export function crewFaults(all: readonly CrewOf[]): CrewFault[] {
  const known = all.filter((one) => one.crew.length > 0);
  const days = known.flatMap(({ branch, crew, days: turns }) => (turns ?? []).flatMap((team, day): CrewFault[] => {
    if (team === '') return [];
    const there = crew.filter((one) => one.team === team);
    const faults: CrewFault[] = [];
    if (!there.some((one) => one.holdsKey)) faults.push({ branch, day, team, fault: 'noKey', staff: null });
    if (there.filter((one) => one.handlesCash).length < CASH_PAIR) faults.push({ branch, day, team, fault: 'noCashPair', staff: null });
    return faults;
  }));
  const teams = new Map<string, { branch: string; team: 'A' | 'B' }>();
  const twice = known.flatMap(({ branch, crew }) => crew.flatMap((one): CrewFault[] => {
    const other = teams.get(one.staff);
    teams.set(one.staff, { branch, team: one.team });
    return other !== undefined && other.team !== one.team ? [{ branch, day: null, team: null, fault: 'bothTeams', staff: one.staff }] : [];
  }));
  return [...twice, ...days];
}

/** What a team of one branch has, and lacks. */
export function teamStands(crew: readonly Member[], team: 'A' | 'B'): Readonly<{ people: number; keys: number; cash: number; lacks: readonly ('noKey' | 'noCashPair')[] }> {
  const there = crew.filter((one) => one.team === team);
  const [keys, cash] = [there.filter((one) => one.holdsKey).length, there.filter((one) => one.handlesCash).length];
  return { people: there.length, keys, cash, lacks: [...(keys === 0 ? ['noKey' as const] : []), ...(cash < CASH_PAIR ? ['noCashPair' as const] : [])] };
}
