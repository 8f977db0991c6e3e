import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const days = (least: number) => z.int().min(least).max(60);
const minutes = z.int().min(1).max(600);

/** How long cash is held and how it is disinfected. */
export const settings = defineSettings('cash', {
  holdDays: {
    value: z.object({ low: days(7), medium: days(7), high: days(14) }), fallback: { low: 7, medium: 14, high: 14 }, source: 'DOMAIN 3.1', unit: 'd',
    zh: '现金隔离天数，随地区风险等级', en: 'days of quarantine by the area’s risk level',
  },
  leastMinutes: { value: z.object({ uv: minutes, heat: minutes }), fallback: { uv: 40, heat: 30 }, source: 'DOMAIN 3.5', unit: 'min', zh: '消毒至少多久：紫外线、加热', en: 'least minutes of ultraviolet light, of heat' },
  afterClosing: { value: z.int().min(0).max(600), fallback: 120, source: 'ours', unit: 'min', zh: '营业终了后多久须消毒完', en: 'disinfected within, after closing' },
});
