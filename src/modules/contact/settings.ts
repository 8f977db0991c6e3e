import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('contact', {
  keepDays: {
    value: z.int().min(1).max(180), fallback: 30, source: 'ours, as for registration data (DOMAIN 6)', unit: 'd',
    zh: '短信号码与内容保留天数', en: 'days that numbers and values of texts are kept',
  },
});
