import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const people = z.int().min(1).max(1_000_000);
export const rule = z.object({ days: z.int().min(1).max(60), medium: people, high: people }).strict().refine((one) => one.high > one.medium, 'highAboveMedium');

export const settings = defineSettings('risk', {
  rule: {
    value: rule, fallback: { days: 14, medium: 1, high: 51 }, source: '国务院联防联控机制 2020-02-17 分区分级（聚集性疫情不在病例数中，未计）',
    zh: '风险等级规则：统计天数内新增病例数', en: 'risk level by new cases within so many days',
  },
  whenUnknown: { value: z.enum(['medium', 'high']), fallback: 'medium', source: 'ours', zh: '没有数据时至少按', en: 'level without data, at least' },
  lateDays: { value: z.int().min(1).max(30), fallback: 2, source: 'ours', unit: 'd', zh: '最新病例数早于今天几天算迟', en: 'days after which the newest counts are late' },
  lagDays: { value: z.int().min(0).max(7), fallback: 1, source: 'ours', unit: 'd', zh: '病例数公布的滞后', en: 'days after which counts are out' },
});
