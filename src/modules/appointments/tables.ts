import type { BookingState, Channel } from './rules.ts';

export type KeptFor = 'everyone' | 'priority';

export type Errand = Readonly<{ group: string; minutes: number; places: number }>;

export type DayRow = {
  branch_id: string;
  business_on: string;
  starts_at: Date;
  ends_at: Date;
  mode: string;
  reason_zh: string | null;
  reason_en: string | null;
  hours_version: number;
  opens_at: Date;
  services: Record<string, Errand>;
  hold_minutes: number;
  made_at: Date;
};

export type BookingRow = {
  branch_id: string;
  id: string;
  business_on: string;
  service_code: string;
  service_group: string;
  starts_at: Date;
  ends_at: Date;
  state: BookingState;
  channel: Channel;
  kept_for: KeptFor;
  code: string;
  phone_sealed: string | null;
  phone_blind: Buffer | null;
  lang: 'zh' | 'en';
  sequence_count: number;
  booked_at: Date;
  checked_in_at: Date | null;
  cancelled_at: Date | null;
  missed_at: Date | null;
};

export type StandbyRow = {
  branch_id: string;
  id: string;
  business_on: string;
  service_code: string;
  service_group: string;
  from_at: Date;
  until_at: Date;
  state: 'waiting' | 'offered' | 'booked' | 'lapsed' | 'withdrawn';
  code: string;
  phone_sealed: string | null;
  phone_blind: Buffer | null;
  lang: 'zh' | 'en';
  hold_id: string | null;
  booking_id: string | null;
};
