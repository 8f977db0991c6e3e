import { z } from 'zod';
import { day, line } from '#platform/contract.ts';

export const SERVICE_GROUPS = ['personal', 'corporate', 'wealth'] as const;
export type ServiceGroup = (typeof SERVICE_GROUPS)[number];

const text = (most: number) => z.string().trim().max(most);

export const serviceCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i);

/** A service as the bank writes it down. `minutes` is the prior of its duration at a counter. */
export const serviceInput = z.object({
  code: serviceCode,
  name: line(60),
  nameEn: line(80),
  group: z.enum(SERVICE_GROUPS),
  minutes: z.number().positive().max(240),
  maskOff: z.boolean(),
  urgency: z.enum(['light', 'ordinary', 'urgent']),
  machineMinutes: z.number().positive().max(240).nullable().default(null),
  bring: text(300).default(''),
  bringEn: text(300).default(''),
  onApp: z.boolean().default(false),
  onWeb: z.boolean().default(false),
  onPhoneBank: z.boolean().default(false),
  online: text(500).default(''),
  onlineEn: text(500).default(''),
  position: z.int().min(0).max(10_000).default(0),
  offered: z.boolean().default(true),
});

export type Service = z.output<typeof serviceInput>;

/** A change of the catalogue; without a day it holds at once. */
export const serviceChange = serviceInput.extend({ fromOn: day.optional() });

/** So many services measured here weigh as much as what the catalogue believes. */
const PRIOR_WEIGHT = 20;

/** 预计时长: the measured mean, drawn towards the catalogue's minutes while few are measured (DOMAIN 9.6). */
export function expectedMinutes(prior: number, learnt: Readonly<{ samples: number; mean: number }> | undefined): number {
  return learnt === undefined ? prior : (learnt.samples * learnt.mean + PRIOR_WEIGHT * prior) / (learnt.samples + PRIOR_WEIGHT);
}
