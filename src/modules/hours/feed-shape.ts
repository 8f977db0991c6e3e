import { z } from 'zod';
import { MODES, REMOTE } from './wall.ts';

/** The public feed of one branch (GET /api/public/branches/:branch/hours): what website, app, phone bank and snippet read. */
const text = z.object({ zh: z.string(), en: z.string() });
const session = z.object({ opens: z.string(), closes: z.string() });
const served = { mode: z.enum(MODES), personal: z.array(session), corporate: z.array(session), machines: z.array(session) };
const mode = z.object(served);

const service = z.object({ code: z.string(), name: z.string(), nameEn: z.string(), app: z.boolean(), web: z.boolean(), phoneBank: z.boolean(), how: z.string(), howEn: z.string() });

const branch = z.object({
  id: z.string(), code: z.string(), name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string(), phone: z.string(),
  lng: z.number().nullable(), lat: z.number().nullable(), timeZone: z.string(), region: z.string(), regionEn: z.string(),
});

const kind = z.enum(['workday', 'weekend', 'holiday']);
const day = z.object({
  date: z.string(), kind, ...served, /** its opening checks are not signed yet */ awaitsGate: z.literal(true).optional(), occasion: text.optional(), cutOffs: z.array(z.object({ what: text, at: z.string() })), changed: z.boolean(), reason: text.optional(),
});

const alternative = z.object({ code: z.string(), name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string() });
const told = { from: z.string(), to: z.string().nullable(), reason: text, remote: z.array(z.enum(REMOTE)), phone: z.string(), alternatives: z.array(alternative) };
const feedChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('week'), ...told }),
  z.object({ kind: z.literal('days'), ...told, weekdays: z.array(z.number()), hours: mode }),
]);

export const ways = z.object({ phone: z.string(), emergency: z.string(), app: text, appLink: z.string(), website: z.string() });

export const withoutComing = ways.extend({ services: z.array(service) });

export const feed = z.object({
  withoutComing,
  bank: text,
  branch,
  version: z.int(),
  publishedAt: z.string(),
  /** the 24-hour zone, while it does not open to the hall */
  selfService: z.object({ state: z.enum(['cut_off', 'closed']), reason: text, since: z.string() }).optional(),
  /** from yesterday on, for sessions that pass midnight */
  days: z.array(day),
  changes: z.array(feedChange),
});

const cardDay = z.object({ date: z.string(), kind, ...served, awaitsGate: z.literal(true).optional(), changed: z.boolean() });
export const card = branch.omit({ phone: true }).extend({ days: z.array(cardDay) });

export const door = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), mode: z.enum(MODES), until: z.string() }),
  z.object({ state: z.literal('opens'), on: z.string(), opens: z.string(), mode: z.enum(MODES), awaitsGate: z.literal(true).optional() }),
  z.object({ state: z.literal('shut') }),
]);

export type Feed = z.output<typeof feed>;
export type FeedBranch = z.output<typeof branch>;
export type FeedChange = z.output<typeof feedChange>;
export type FeedDay = z.output<typeof day>;
export type Ways = z.output<typeof ways>;
export type FeedService = z.output<typeof service>;
export type Card = z.output<typeof card>;
