import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('closures', {
  keepHours: { value: z.int().min(1).max(48), fallback: 4, source: 'ours', unit: 'h', zh: '停业安置：为客户留位多久', en: 'hours that the time offered in place of a closed branch is kept' },
  setOutMinutes: { value: z.int().min(0).max(240), fallback: 45, source: 'ours', unit: 'min', zh: '停业安置：最迟出门前多久放回', en: 'minutes before the offered time at which an unanswered offer ends' },
  minutesPerKm: { value: z.int().min(0).max(120), fallback: 10, source: 'ours', unit: 'min', zh: '停业安置：多走一公里抵换时间几分钟', en: 'minutes of another time that weigh as much as one kilometre more' },
  reachKm: { value: z.int().min(1).max(200), fallback: 10, source: 'ours', unit: 'km', zh: '停业安置：最远可荐网点', en: 'how far a branch may be to be offered instead' },
});
