import type { Change, Plan } from './plan.ts';

export type DraftRow = {
  branch_id: string; id: string; change: Change; hurry: string | null; filing: string | null; authors: string[]; revision: number;
  drafted_at: Date; changed_at: Date; approved_by: string | null; approved_at: Date | null; approved_over: number | null; waiver: string | null;
  published_by: string | null; published_at: Date | null; version: number | null; withdrawn_by: string | null; withdrawn_at: Date | null;
};

export type VersionRow = {
  branch_id: string; id: string; number: number; plan: Plan; change: Change; draft_id: string | null; affected: string[]; requested_by: string[];
  approved_by: string | null; waiver: string | null; hurry: string | null; filing: string | null; published_by: string; published_at: Date;
};

export type BoardRow = {
  id: string; version: number; plan: Plan; published_at: Date; from_on: string; feed: string; etag: string; search: string; refreshed_at: Date;
};

export type MarkedDayRow = { place_id: string; day: string; kind: 'workday' | 'weekend' | 'holiday'; name: string; name_en: string; source: 'official' | 'bank' };

export const CHANNELS = ['poster', 'screen', 'website', 'app', 'phone_bank'] as const;
export type Channel = (typeof CHANNELS)[number];
