import { z } from 'zod';
import { clockText } from '#platform/contract.ts';
import { defineSettings } from '#platform/settings.ts';

const window = z.object({ from: clockText, until: clockText }).refine((one) => one.from < one.until, 'order');

/** When staff declare, what counts as fever, and when the day's report is due. */
export const settings = defineSettings('health', {
  rounds: {
    value: z.object({ morning: window, evening: window }).refine((both) => both.morning.until <= both.evening.from, 'order'), fallback: { morning: { from: '06:00', until: '09:00' }, evening: { from: '15:30', until: '17:30' } },
    source: 'DOMAIN 4.1, 4.2', zh: '员工健康申报时段：早、晚', en: 'when staff declare their health: morning, evening',
  },
  temperatureLimit: { value: z.number().min(35).max(42), fallback: 37.3, source: 'DOMAIN 1.1, 1.2', unit: '°C', zh: '员工体温上限', en: 'temperature limit of staff' },
  temperatureComparator: { value: z.enum(['>', '>=']), fallback: '>=', source: 'ours', zh: '员工体温异常的比较方式', en: 'comparator of the staff temperature limit' },
  travelDays: { value: z.int().min(7).max(21), fallback: 14, source: 'DOMAIN 4.1', unit: 'd', zh: '行程询问几天内', en: 'days of travel asked about' },
  reportBy: { value: clockText, fallback: '18:00', source: 'DOMAIN 4.3', zh: '每日健康报告最迟时间', en: 'the day’s health report is late from' },
  keepDays: { value: z.int().min(14).max(90), fallback: 30, source: 'ours', unit: 'd', zh: '员工健康申报保留天数', en: 'days a declaration is kept' },
});
