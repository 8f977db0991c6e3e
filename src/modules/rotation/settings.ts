import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('rotation', {
  planSeconds: { value: z.number().min(0.2).max(120), fallback: 8, source: 'TWIN B.7', unit: 's', zh: '轮值测算用时', en: 'seconds a rota is planned' },
  changePriceKm: { value: z.number().min(0).max(0.1), fallback: 0.0005, source: 'TWIN B.6', unit: 'km', zh: '“少变动”时每改一格相当于人均多走', en: 'with few changes: kilometres of everybody’s way that one changed day is worth' },
});
