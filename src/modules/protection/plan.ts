import { z } from 'zod';

/** The risk levels of an area (风险等级), as the health authority gives them. */
export const RISKS = ['low', 'medium', 'high'] as const;
export const KINDS = ['disinfection', 'ventilation', 'patrol', 'check'] as const;
export const PLACE_CLASSES = ['zone', 'counter', 'machine', 'seats', 'handles'] as const;
export const AGENTS = ['chlorine', 'alcohol', 'peroxide', 'quat', 'acid'] as const;
export const ZONE_KINDS = ['door', 'guide', 'waiting', 'machines', 'cash', 'non_cash', 'corporate', 'vip', 'office', 'self_service', 'convenience'] as const;

export type Risk = (typeof RISKS)[number];
export type Kind = (typeof KINDS)[number];
export type PlaceClass = (typeof PLACE_CLASSES)[number];
export type Agent = (typeof AGENTS)[number];

/** 'opening' and 'closing' hang on the day's own hours; the rest is the branch's wall clock. */
const moment = z.string().regex(/^(opening|closing|([01]\d|2[0-3]):[0-5]\d)$/);
const timing = z.object({ at: z.array(moment).max(24), everyMinutes: z.int().min(20).max(720).nullable() }).strict();

export const planLine = z.object({
  code: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  kind: z.enum(KINDS),
  zh: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(80),
  classes: z.array(z.enum(PLACE_CLASSES)).min(1),
  /** only in these zones; empty: in all of them */
  zones: z.array(z.enum(ZONE_KINDS)),
  agent: z.enum(AGENTS).nullable(),
  /** mg/L for chlorine and peroxide, per cent for alcohol */
  strength: z.int().min(1).max(100_000).nullable(),
  /** contact time of an agent, or how long windows stay open */
  minutes: z.int().min(0).max(240),
  /** a picture is asked for */
  photo: z.boolean().optional(),
  low: timing, medium: timing, high: timing,
}).strict().refine((line) => line.kind !== 'disinfection' || (line.agent !== null && line.strength !== null), 'disinfectionNeedsAgent');

export const planOfRounds = z.array(planLine).max(40).refine((lines) => new Set(lines.map((one) => one.code)).size === lines.length, 'lineTwice');
export type PlanLine = z.output<typeof planLine>;

const at = (...moments: string[]) => ({ at: moments, everyMinutes: null });
const opening = { at: ['opening'], everyMinutes: null };

/** DOMAIN 2: twice a day, four times when it matters, more at touch points; three patrols; each machine tried and each counter checked before opening. */
export const DEFAULT_PLAN: readonly PlanLine[] = [
  {
    code: 'surfaces', kind: 'disinfection', zh: '区域消毒', en: 'Disinfect the zone', classes: ['zone', 'seats'], zones: [], agent: 'chlorine', strength: 500, minutes: 30,
    low: at('opening', 'closing'), medium: at('opening', '11:30', '14:30', 'closing'), high: at('opening', '10:30', '12:30', '14:30', 'closing'),
  },
  {
    code: 'counters', kind: 'disinfection', zh: '柜面消毒', en: 'Disinfect the counter', classes: ['counter'], zones: [], agent: 'alcohol', strength: 75, minutes: 3,
    low: at('opening', '13:00'), medium: at('opening', '11:30', '14:30'), high: { at: ['opening'], everyMinutes: 120 },
  },
  {
    code: 'keys', kind: 'disinfection', zh: '机具按键消毒', en: 'Disinfect the keys', classes: ['machine'], zones: [], agent: 'alcohol', strength: 75, minutes: 3,
    low: at('opening', '14:00'), medium: { at: ['opening'], everyMinutes: 120 }, high: { at: ['opening'], everyMinutes: 60 },
  },
  {
    code: 'handles', kind: 'disinfection', zh: '门把手、扶手消毒', en: 'Disinfect the handles', classes: ['handles'], zones: [], agent: 'alcohol', strength: 75, minutes: 3,
    low: { at: ['opening'], everyMinutes: 120 }, medium: { at: ['opening'], everyMinutes: 120 }, high: { at: ['opening'], everyMinutes: 60 },
  },
  {
    code: 'air', kind: 'ventilation', zh: '开窗通风', en: 'Open the windows', classes: ['zone'], zones: ['waiting', 'cash', 'corporate', 'vip', 'office'], agent: null, strength: null, minutes: 30,
    low: at('opening', '14:00'), medium: at('opening', '12:00', '15:00'), high: at('opening', '11:00', '13:00', '15:00'),
  },
  {
    code: 'patrol', kind: 'patrol', zh: '巡检', en: 'Patrol', classes: ['zone'], zones: [], agent: null, strength: null, minutes: 0,
    low: at('opening', '12:30', 'closing'), medium: at('opening', '11:00', '14:00', 'closing'), high: { at: ['opening', 'closing'], everyMinutes: 120 },
  },
  {
    code: 'machine-test', kind: 'check', zh: '机具试机', en: 'Try the machine', classes: ['machine'], zones: [], agent: null, strength: null, minutes: 0,
    low: opening, medium: opening, high: opening,
  },
  {
    code: 'counter-check', kind: 'check', zh: '柜面检查：隔断、手套、笔和密码键盘一人一用、单据分放', en: 'Check partition, gloves, pen and PIN pad per person, papers apart', classes: ['counter'], zones: [],
    agent: null, strength: null, minutes: 0,
    low: opening, medium: opening, high: opening,
  },
];
