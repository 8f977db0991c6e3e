import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('services', {
  takesLearntMinutes: { value: z.boolean(), fallback: true, source: 'FLOW 3.4, 6.2', zh: '用本网点实测的业务时长（否则只用目录时长）', en: 'reckon with the minutes measured at the branch (else with the catalogue’s only)' },
  leastMeasured: { value: z.int().min(5).max(1_000), fallback: 20, source: 'ours: half the weight is measured then', zh: '至少实测多少笔才用实测时长', en: 'services measured before their minutes are used' },
});
