import type { End, KINDS, METHODS, Source, State } from './rules.ts';

export type LotRow = {
  branch_id: string; id: string; code: string; seal: string; kind: (typeof KINDS)[number]; source: Source; note: string | null; state: State;
  received_on: string; received_at: Date; received_by: string; sealed_at: Date | null; sealed_by: string | null;
  disinfected_at: Date | null; disinfected_by: string | null; method: (typeof METHODS)[number] | null; minutes: number | null; held_from: string | null; need_days: number | null;
  asked_how: End | null; asked_at: Date | null; asked_by: string | null; document: string | null;
  ended_how: End | null; ended_at: Date | null; ended_on: string | null; ended_by: string | null; held_days: number | null;
  voided_at: Date | null; voided_by: string | null; void_why: string | null;
};

export type DayRow = { branch_id: string; on_date: string; seen_at: Date | null; vouched_at: Date | null; vouched_by: string | null; agreed_at: Date | null; agreed_by: string | null; counts: boolean };
