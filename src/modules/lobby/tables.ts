import type { Credit, Origin } from './rules.ts';
import type { Outcome, Verdict } from './rules-door.ts';

export type TicketState = 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'served' | 'left';

export type HallRow = {
  branch_id: string;
  on_date: string;
  cap_count: number;
  inside_count: number;
  outside_count: number;
  entered_count: number;
  turned_away_count: number;
  closed_at: Date | null;
  closed_by: string | null;
};

export type VisitZone = 'waiting' | 'smart' | 'vip';

export type VisitRow = {
  branch_id: string;
  id: string;
  on_date: string;
  state: 'outside' | 'inside' | 'left';
  zone: VisitZone;
  credit: Credit;
  code_blind: string | null;
  arrived_at: Date;
  entered_at: Date | null;
  left_at: Date | null;
};

export type TicketRow = {
  branch_id: string;
  id: string;
  on_date: string;
  visit_id: string;
  number: string;
  service_code: string;
  service_group: string;
  mask_off: boolean;
  origin: Origin;
  credit: Credit;
  booking_id: string | null;
  booked_for: Date | null;
  taken_at: Date;
  waits_from: Date;
  key_at: Date;
  state: TicketState;
  place: 'inside' | 'outside';
  counter_number: number | null;
  counter_wanted: number | null;
  call_count: number;
  not_before: Date | null;
  called_at: Date | null;
  serving_at: Date | null;
  missed_at: Date | null;
  ended_at: Date | null;
  secret_blind: string;
  secret_sealed: string;
};

export type TicketDeed =
  | 'taken' | 'called' | 'announced' | 'started' | 'finished' | 'rested' | 'missed' | 'returned' | 'postponed' | 'parked' | 'resumed'
  | 'transferred' | 'left' | 'undone' | 'day_closed';

export type TicketEventRow = {
  branch_id: string;
  id: string;
  ticket_id: string;
  on_date: string;
  at: Date;
  deed: TicketDeed;
  from_state: TicketState | null;
  to_state: TicketState;
  counter_number: number | null;
  by_actor: string;
  deed_id: string;
  before: Record<string, unknown> | null;
  undone_at: Date | null;
};

export type HallEventRow = { branch_id: string; id: string; on_date: string; at: Date; deed: string; change: number; visit_id: string | null; by_actor: string; undoes: string | null };

export type DeferralRow = {
  branch_id: string; id: string; on_date: string; at: Date; by_actor: string; visit_id: string; was_place: 'inside' | 'outside'; left_event: string | null; booking_id: string;
  suggestion_id: string | null; undone_at: Date | null; undone_by: string | null;
};

export type DutyRow = { branch_id: string; id: string; on_date: string; counter_number: number; staff_id: string; sat_at: Date; rose_at: Date | null };

export type DoorFormRow = { branch_id: string; id: string; for_date: string; filled_at: Date; code_blind: string; sealed: string; consent_version: string; used_at: Date | null };

export type RegistrationRow = {
  branch_id: string;
  id: string;
  on_date: string;
  at: Date;
  by_actor: string;
  form_id: string | null;
  visit_id: string | null;
  verdict: Verdict;
  mode: 'minimal' | 'extended';
  limit_celsius: number;
  comparator: '>' | '>=';
  consent_version: string;
  consent_by: 'phone' | 'spoken' | 'paper';
  legal_basis: string | null;
  contact: 'phone' | 'paper' | 'none';
  sealed: string;
};

export type AbnormalCaseRow = {
  branch_id: string;
  id: string;
  registration_id: string;
  reason: 'fever' | 'exposure';
  opened_at: Date;
  opened_by: string;
  second_at: Date | null;
  second_sealed: string | null;
  outcome: 'passed_second' | Outcome | null;
  alternative: string | null;
  help_called_at: Date | null;
  help_called_by: string | null;
  closed_at: Date | null;
  closed_by: string | null;
};

export type PurgeCertificateRow = {
  branch_id: string;
  id: string;
  of_date: string;
  purged_at: Date;
  purged_by: string;
  retention_days: number;
  registration_count: number;
  form_count: number;
  case_count: number;
  digest: string;
  key_destroyed_at: Date | null;
};
