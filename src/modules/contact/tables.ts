import type { Lang } from './templates.ts';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'failed';

export type MessageRow = {
  branch_id: string;
  id: string;
  about: string;
  template: string;
  lang: Lang;
  phone_sealed: string | null;
  params_sealed: string | null;
  dedupe_key: string;
  state: MessageState;
  queued_at: Date;
  queued_by: string;
  valid_until: Date | null;
  tries_count: number;
  due_at: Date;
  reason: string | null;
  gateway_ref: string | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  failed_at: Date | null;
  emptied_at: Date | null;
};
