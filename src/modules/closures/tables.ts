import type { Outcome, OfferState, CAUSES } from './rules.ts';

export type ClosureRow = {
  branch_id: string; id: string; hours_version: number; opened_at: Date; cause: (typeof CAUSES)[number] | null;
  filed_to: string | null; filed_as: string | null; filed_at: Date | null; filed_by: string | null;
  from_on: string | null; to_on: string | null; from_clock: string | null; closed_by: string | null;
};

export type AskedRow = {
  branch_id: string; draft_id: string; from_on: string; to_on: string | null; from_clock: string | null; cause: (typeof CAUSES)[number];
  filed_to: string | null; filed_as: string | null; asked_by: string; asked_at: Date;
};

export type OfferRow = {
  branch_id: string; id: string; closure_id: string; booking_id: string; booking_code: string; service_code: string; starts_at: Date; state: OfferState;
  to_branch_id: string | null; hold_id: string | null; to_starts_at: Date | null; expires_at: Date | null; times_proposed: number; proposed_at: Date | null;
  call_outcome: Outcome | null; calls_count: number; called_at: Date | null; called_by: string | null; new_booking_id: string | null; ended_at: Date | null; told_open_at: Date | null;
  wish_branch_id: string | null; wish_starts_at: Date | null;
};
