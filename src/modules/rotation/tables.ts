import type { Limits } from './limits.ts';
import type { Figures } from './figures.ts';
import type { Teams, TurnDay } from './teams.ts';

export type RotaRow = {
  id: string; place_id: string; from_on: string; limits: Limits; revision: number; authors: string[]; drafted_at: Date; changed_at: Date;
  planning: string | null; planning_at: Date | null; progress: Progress | null; figures: Figures | null; planned_revision: number | null;
  approved_by: string | null; approved_at: Date | null; published_by: string | null; published_at: Date | null; withdrawn_by: string | null; withdrawn_at: Date | null;
};

export type Progress = { spent: number; meanKm: number; gap: number | null };

export type TurnRow = { branch_id: string; rota_id: string; pins: number[]; teams: Teams; days: TurnDay[] | null; exceptions: Record<string, string>; version: number | null };

export type AreaRow = { place_id: string; id: string; name: string; lng: number; lat: number; residents: number; elders: number };

export type RotaState = 'draft' | 'planning' | 'planned' | 'approved' | 'published' | 'withdrawn';

export function stateOf(rota: Pick<RotaRow, 'withdrawn_at' | 'published_at' | 'approved_at' | 'planning' | 'planned_revision' | 'revision'>): RotaState {
  if (rota.withdrawn_at) return 'withdrawn';
  if (rota.published_at) return 'published';
  if (rota.approved_at) return 'approved';
  if (rota.planning) return 'planning';
  return rota.planned_revision === rota.revision ? 'planned' : 'draft';
}
