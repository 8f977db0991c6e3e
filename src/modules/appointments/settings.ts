import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const share = z.number().min(0).max(1);
const minutes = (most: number) => z.int().min(0).max(most);

export const settings = defineSettings('appointments', {
  bookableShare: { value: share, fallback: 0.8, source: 'FLOW 3.4', zh: '可预约的柜台时间比例', en: 'share of planned counter minutes that may be booked' },
  slackShare: { value: share, fallback: 0.15, source: 'FLOW 3.4, 6.2', zh: '业务用时余量', en: 'slack on the learnt minutes of an errand' },
  windowDays: { value: z.int().min(1).max(14), fallback: 7, source: 'FLOW 3.4', unit: 'd', zh: '可预约天数', en: 'days ahead that can be booked' },
  holdMinutes: { value: z.int().min(1).max(60), fallback: 10, source: 'FLOW 3.4', unit: 'min', zh: '临时占位时长', en: 'minutes a time is kept while the form is filled in' },
  leadMinutes: { value: minutes(240), fallback: 15, source: 'ours', unit: 'min', zh: '最晚提前预约', en: 'least minutes between booking online and coming' },
  keptShare: { value: share, fallback: 0.2, source: 'ours, from FLOW 3.4', zh: '电话与柜台保留份额', en: 'share kept for phone and desk' },
  keptReleaseMinutes: { value: minutes(2_880), fallback: 120, source: 'ours', unit: 'min', zh: '保留份额提前放出', en: 'minutes before a time when its kept share opens to all' },
  earlyMinutes: { value: minutes(240), fallback: 60, source: 'ours, from FLOW 3.4', unit: 'min', zh: '长者与医务人员优先时段', en: 'first minutes of the day kept for the elderly and medical staff' },
  laterShare: { value: share, fallback: 0.4, source: 'ours, from FLOW 3.4', zh: '分批放号中较晚放出的比例', en: 'share of the times released later' },
  laterDays: { value: z.int().min(0).max(14), fallback: 2, source: 'ours, from FLOW 3.4', unit: 'd', zh: '较晚一批提前放出的天数', en: 'days before, when the later share is released' },
  releaseClock: { value: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), fallback: '07:00', source: 'ours', zh: '放号时刻', en: 'time of day when times are released' },
  quotaPerPhone: { value: z.int().min(1).max(20), fallback: 2, source: 'ours, from FLOW 3.4', zh: '每个手机号每天每网点可约次数', en: 'bookings per phone, day and branch' },
  quotaPerDevice: { value: z.int().min(1).max(50), fallback: 4, source: 'ours, from FLOW 3.4', zh: '每台设备每天每网点可约次数', en: 'bookings per device, day and branch' },
  holdsPerDevice: { value: z.int().min(1).max(50), fallback: 3, source: 'ours, from FLOW 3.4', zh: '每台设备可同时占位数', en: 'times one device may keep at once' },
  freeAgainLeast: { value: minutes(240), fallback: 5, source: 'FLOW 3.4', unit: 'min', zh: '退号后最早放出', en: 'least minutes until a returned place is free again' },
  freeAgainMost: { value: minutes(240), fallback: 30, source: 'FLOW 3.4', unit: 'min', zh: '退号后最晚放出', en: 'most minutes until a returned place is free again' },
  earlyCheckInMinutes: { value: minutes(120), fallback: 15, source: 'FLOW 4.1', unit: 'min', zh: '可提前签到', en: 'minutes before the time when checking in counts as booked' },
  lateMinutes: { value: minutes(120), fallback: 10, source: 'FLOW 3.4, 4.1', unit: 'min', zh: '迟到保留', en: 'minutes a place waits for who is late' },
  standbyMinutes: { value: z.int().min(5).max(240), fallback: 30, source: 'ours', unit: 'min', zh: '候补确认时限', en: 'minutes a standby has to take a place' },
  remindDayMinutes: { value: z.int().min(60).max(2_880), fallback: 1_440, source: 'PMC4569397 (UX 2, 14)', unit: 'min', zh: '第一次提醒提前', en: 'first reminder, minutes before' },
  remindSoonMinutes: { value: z.int().min(15).max(720), fallback: 120, source: 'PMC4569397 (UX 2, 14)', unit: 'min', zh: '第二次提醒提前', en: 'second reminder, minutes before' },
  keepDays: { value: z.int().min(1).max(180), fallback: 30, source: 'DOMAIN 6, as for registration data', unit: 'd', zh: '手机号保留天数', en: 'days that phone numbers of past bookings are kept' },
});
