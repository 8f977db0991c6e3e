import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

/** Fewer than this show no curve: their bands would be as wide as the picture. */
export const LEAST_FORTNIGHTS = 4;

export const settings = defineSettings('twin', {
  fortnights: { value: z.int().min(LEAST_FORTNIGHTS).max(200), fallback: 12, source: 'ours', zh: '推演的两周数', en: 'fortnights a what-if simulates' },
});
