import type { Agent, Kind, PlaceClass, Risk } from './plan.ts';

export type PlaceRow = {
  branch_id: string; id: string; code: string; class: PlaceClass; zone_kind: string; source_id: string | null; name: string; name_en: string; electronic: boolean; position: number;
};
export type RoundRow = {
  branch_id: string; id: string; walk_id: string; place_id: string; line: string; kind: Kind; planned_at: Date | null; done_at: Date; done_by: string; scanned: boolean;
  agent: Agent | null; strength: number | null; batch: string | null; minutes: number; finding: string | null; settled_at: Date | null;
};
export type RiskRow = { branch_id: string; level: Risk; from_at: Date; reason: string };
export type AlarmRow = { branch_id: string; id: string; line: string; planned_at: Date; places_count: number; raised_at: Date; escalated_at: Date | null };
