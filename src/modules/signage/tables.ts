import type { Kind, Level } from './picture.ts';

export type ItemRow = {
  id: string; level: Level; place_id: string; kind: Kind; zh: string; en: string; from_on: string; until_on: string | null; position: number;
  urgent_until: Date | null; revision: number; added_at: Date; added_by: string; changed_at: Date | null; changed_by: string | null; withdrawn_at: Date | null; withdrawn_by: string | null;
};
