import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('offline', {
  slackMinutes: { value: z.int().min(1).max(120), fallback: 5, source: 'ours', unit: 'min', zh: '设备时钟与本行时间最多相差', en: 'most a device’s clock may be off' },
  mostHours: { value: z.int().min(1).max(72), fallback: 14, source: 'SECURITY 8 (a shift of 8 hours and more)', unit: 'h', zh: '断网记录最久多少小时内直接入账', en: 'a record older than this is looked at by the head' },
  keyDays: { value: z.int().min(1).max(90), fallback: 14, source: 'ours', unit: 'd', zh: '设备封存密钥保留天数', en: 'days a device’s key is kept' },
});
