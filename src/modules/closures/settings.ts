import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('closures', {
  keepHours: { value: z.int().min(1).max(48), fallback: 4, source: 'ours', unit: 'h', zh: '停业安置：为客户留位多久', en: 'hours that the time offered in place of a closed branch is kept' },
  setOutMinutes: { value: z.int().min(0).max(240), fallback: 45, source: 'ours', unit: 'min', zh: '停业安置：最迟出门前多久放回', en: 'minutes before the offered time at which an unanswered offer ends' },
  answerMinutes: { value: z.int().min(0).max(240), fallback: 20, source: 'ours', unit: 'min', zh: '停业安置：至少留给客户看短信、答复的时间', en: 'least minutes that somebody has to read the text and answer, before setting out' },
  unheardMinutes: { value: z.int().min(0).max(1_440), fallback: 30, source: 'ours', unit: 'min', zh: '停业安置：短信多久没有回执就打电话（0 为不看）', en: 'minutes without a receipt for a text after which somebody calls (0: never)' },
  minutesPerKm: { value: z.int().min(0).max(120), fallback: 10, source: 'ours', unit: 'min', zh: '停业安置：多走一公里抵换时间几分钟', en: 'minutes of another time that weigh as much as one kilometre more' },
  reachKm: { value: z.int().min(1).max(200), fallback: 10, source: 'ours', unit: 'km', zh: '停业安置：最远可荐网点', en: 'how far a branch may be to be offered instead' },
});
