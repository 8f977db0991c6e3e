import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('branches', {
  seatMetres: { value: z.number().min(0.5).max(5), fallback: 1, source: 'FLOW 6.3', unit: 'm', zh: '等候座位之间的最小距离', en: 'least distance between waiting seats' },
});
