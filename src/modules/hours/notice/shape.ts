import { z } from 'zod';
import { MODES, REMOTE } from '../wall.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const session = z.object({ opens: z.string(), closes: z.string() });
const hours = z.object({ mode: z.enum(MODES), personal: z.array(session), corporate: z.array(session) });

/** The facts of a notice (GET /api/public/branches/:branch/notice), which every form lays out. */
export const noticeFacts = z.object({
  bank: text, branch: z.object({ id: z.string(), code: z.string(), name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string(), timeZone: z.string() }),
  version: z.int(), publishedOn: z.string(), /** the version that stands now; another one makes this notice outdated */ newest: z.int(),
  items: z.array(z.object({
    kind: z.enum(['week', 'days', 'lift']), from: z.string(), to: z.string().nullable(), reason: text,
    rows: z.array(z.object({ dates: z.array(z.string()), before: hours.nullable(), after: hours })),
    alternatives: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string(), /** closed on the first of these days after all */ closed: z.boolean() })),
    remote: z.array(z.enum(REMOTE)),
  })),
  zone: z.object({ state: z.enum(['joined', 'cut_off', 'closed']), reason: text }), phone: z.string(), emergency: z.string(),
  /** the address that says whether this is still the newest */
  page: z.string(),
});
export type NoticeFacts = z.output<typeof noticeFacts>;
const both = z.object({ zh: z.string(), en: z.string() });
export const noticeAnswer = noticeFacts.extend({ texts: z.object({ page: both, sms: both, led: both }) });
export type NoticeAnswer = z.output<typeof noticeAnswer>;
