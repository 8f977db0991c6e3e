/**
 * What a screen in the hall shows. Numbers, counters and public texts only: never a name, a phone number or a ticket's secret.
 * Two live views in one stream: what moves with the queue, and what stands for hours.
 */
export type ScreenPicture = CallsPicture & StandingPicture;

export type CallsPicture = Readonly<{
  /** the newest first, at most eight */
  calls: readonly Call[];
  /** numbers that were called and not there (过号): they may come back */
  missed: readonly string[];
  waiting: readonly Waiting[];
  hall: Hall;
}>;

export type StandingPicture = Readonly<{
  branch: Readonly<{ id: string; name: string; nameEn: string; phone: string; zone: string }>;
  /** the business date */
  date: string;
  today: Today;
  /** the 24-hour zone, and its hours of today */
  selfService: Readonly<{ state: 'joined' | 'cut_off' | 'closed'; reason: Text; machines: readonly Span[] }>;
  /** what can be done without going in */
  online: readonly Text[];
  items: readonly Item[];
  /** devices whose token is good: one that is missing here goes dark */
  screens: readonly string[];
}>;

export type Text = Readonly<{ zh: string; en: string }>;
export type Span = Readonly<{ opens: string; closes: string }>;
export type Mode = 'open' | 'appointment_only' | 'drive_through' | 'machines_only' | 'closed';
export type Today = Readonly<{ mode: Mode; version: number; personal: readonly Span[]; corporate: readonly Span[]; reason: Text | null; /** the checks before opening are not signed yet */ awaitsGate: boolean }>;
/** `key` changes with every call, also when the same ticket is called again. */
export type Call = Readonly<{ key: string; ticket: string; counter: number; counterName: Text; at: string; again: number }>;
export type Group = 'personal' | 'corporate' | 'wealth';
/** `joining`: about how long somebody waits who takes a number now, in minutes; null where the branch does not say. */
export type Waiting = Readonly<{ group: Group; count: number; joining: Readonly<{ low: number; high: number }> | null }>;
/** `comeIn` was let in from outside just now; `next` should stand ready at the door. */
export type Hall = Readonly<{ inside: number; cap: number; outside: number; mayEnter: boolean; comeIn: readonly string[]; next: readonly string[] }>;

export const KINDS = ['slogan', 'notice', 'product', 'event', 'tip'] as const;
export type Kind = (typeof KINDS)[number];
export const LOOKS = ['banner', 'full'] as const;
export type Look = (typeof LOOKS)[number];
export const LEVELS = ['network', 'region', 'branch', 'screen'] as const;
export type Level = (typeof LEVELS)[number];
export type Item = Readonly<{
  id: string; level: Level; place: string; kind: Kind; zh: string; en: string;
  fromOn: string; untilOn: string | null; position: number;
  /** until when it stands on every screen of its place, before all else */
  urgentUntil: string | null;
  /** an urgent message as a band, or over the whole screen */
  look: Look;
  /** an urgent message that a screen with a voice says once */
  spoken: boolean;
  /** days of the week, '1' Monday to '7' Sunday; and the hours of each of them, null: all day */
  weekdays: string; dailyFrom: string | null; dailyUntil: string | null;
  revision: number;
}>;
