import type { Kind, Level, Look } from './picture.ts';
import type { Colour, Face, Fault, Speed } from './strip.ts';

export type ItemRow = {
  id: string; level: Level; place_id: string; kind: Kind; zh: string; en: string; from_on: string; until_on: string | null; position: number;
  urgent_until: Date | null; revision: number; look: Look; spoken: boolean; weekdays: string; daily_from: string | null; daily_until: string | null; added_at: Date; added_by: string; changed_at: Date | null; changed_by: string | null; withdrawn_at: Date | null; withdrawn_by: string | null;
};

export type StripRow = {
  branch_id: string; device_id: string; host: string; port: number; address: string; dots_wide: number; dots_high: number; colour: Colour; speed: Speed;
  sent: Face | null; sent_at: Date | null; is_sure: boolean; fault: Fault | null; faulty_since: Date | null; tries: number; next_try_at: Date | null; added_at: Date; added_by: string;
};
