import type { Figures, Round } from './rules.ts';

export type DeclarationRow = { branch_id: string; id: string; on_date: string; round: Round | null; staff_id: string; declared_at: Date; declared_by: string; fit: boolean; sealed: string };
export type AbsenceRow = {
  branch_id: string; id: string; staff_id: string; opened_at: Date; told_at: Date | null; told_by: string | null; cover_id: string | null; cover_at: Date | null; cover_by: string | null;
  reported_at: Date | null; reported_by: string | null; reported_to: string | null; cleared_at: Date | null; cleared_by: string | null; returns_on: string | null;
};
export type ReportRow = { branch_id: string; on_date: string; version: number; figures: Figures; remark: string | null; signed_at: Date; signed_by: string; late: boolean };
