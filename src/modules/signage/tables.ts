import type { Kind, Level, Look } from './picture.ts';

export type ItemRow = {
  id: string; level: Level; place_id: string; kind: Kind; zh: string; en: string; from_on: string; until_on: string | null; position: number;
  urgent_until: Date | null; revision: number; look: Look; spoken: boolean; weekdays: string; daily_from: string | null; daily_until: string | null; added_at: Date; added_by: string; changed_at: Date | null; changed_by: string | null; withdrawn_at: Date | null; withdrawn_by: string | null;
};
