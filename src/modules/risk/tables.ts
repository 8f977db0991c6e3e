import type { Params } from '#kernel/refusal.ts';
import type { Brought } from './cases.ts';
import type { Judged, Level } from './rules.ts';

export type AreaRow = { code: string; name: string; time_zone: string };
export type StandingRow = {
  area_code: string; id: string; from_at: Date; level: Level; judged: Judged | null; counted_to: string | null; fresh: number | null; until_on: string | null; reason: string | null; set_by: string;
};
export type CaseFileRow = {
  id: string; name: string; content: Buffer; state: 'reading' | 'read' | 'refused' | 'writing' | 'written'; share: number;
  preview: unknown; token: string | null; why: { code: string; status: number; params: Params } | null; confirmed_by: string | null; answer: Brought | null;
};
