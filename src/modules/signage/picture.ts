/** What a screen in the hall shows. Numbers, counters and public texts only: never a name, a phone number or a ticket's secret. */
export type ScreenPicture = Readonly<{
  branch: Readonly<{ id: string; name: string; nameEn: string; phone: string; zone: string }>;
  /** the business date */
  date: string;
  today: Today;
  /** the newest first, at most eight */
  calls: readonly Call[];
  /** called before those and still on the way */
  earlier: number;
  waiting: readonly Waiting[];
  hall: Hall;
  /** what can be done without going in */
  online: readonly Text[];
  items: readonly Item[];
  /** devices whose token is good: one that is missing here goes dark */
  screens: readonly string[];
}>;

export type Text = Readonly<{ zh: string; en: string }>;
export type Span = Readonly<{ opens: string; closes: string }>;
export type Mode = 'open' | 'appointment_only' | 'machines_only' | 'closed';
export type Today = Readonly<{ mode: Mode; version: number; personal: readonly Span[]; corporate: readonly Span[]; reason: Text | null }>;
/** `key` changes with every call, also when the same ticket is called again. */
export type Call = Readonly<{ key: string; ticket: string; counter: number; counterName: Text; at: string; again: number }>;
export type Group = 'personal' | 'corporate' | 'wealth';
export type Waiting = Readonly<{ group: Group; count: number; fromMinutes: number | null; toMinutes: number | null }>;
export type Hall = Readonly<{ inside: number; cap: number; outside: number; mayEnter: boolean; comeIn: readonly string[] }>;

export const KINDS = ['slogan', 'notice', 'product', 'tip'] as const;
export type Kind = (typeof KINDS)[number];
export const LEVELS = ['network', 'region', 'branch', 'screen'] as const;
export type Level = (typeof LEVELS)[number];
export type Item = Readonly<{
  id: string; level: Level; place: string; kind: Kind; zh: string; en: string;
  fromOn: string; untilOn: string | null; position: number;
  /** until when it stands on every screen of its place, before all else */
  urgentUntil: string | null;
}>;
