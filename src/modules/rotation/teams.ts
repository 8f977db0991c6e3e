export const TEAMS = ['AB', 'A', 'B', ''] as const;
export type Teams = (typeof TEAMS)[number];
export type TurnDay = '' | 'A' | 'B';

/**
 * Which team stands on which open day: they take turns, never both on one day, so that one team's quarantine leaves the other
 * (DOMAIN 4.4). `first` begins; odd and even weeks begin with another one, so that the longer half is shared over weeks.
 */
export function teamsOn(open: readonly boolean[], teams: Teams, first: 'A' | 'B'): TurnDay[] {
  let next = teams === 'AB' ? first : teams;
  return open.map((isOpen) => {
    if (!isOpen || next === '') return '';
    const now = next;
    if (teams === 'AB') next = now === 'A' ? 'B' : 'A';
    return now;
  });
}

/** Most days a week that a branch can open with the teams it has. */
export function mostDays(teams: Teams, teamDays: number): number {
  return Math.min(7, teams.length * teamDays);
}
