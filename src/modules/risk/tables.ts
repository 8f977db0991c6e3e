import type { Judged, Level } from './rules.ts';

export type AreaRow = { code: string; name: string; time_zone: string };
export type StandingRow = {
  area_code: string; id: string; from_at: Date; level: Level; judged: Judged | null; counted_to: string | null; fresh: number | null; until_on: string | null; reason: string | null; set_by: string;
};
