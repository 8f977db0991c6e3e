import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';
import { DEFAULT_PLAN, planOfRounds, RISKS } from './plan.ts';

const minutes = (most: number) => z.int().min(0).max(most);

/** Plans and limits of the protective net: named, dated, and kept per network, region or branch. */
export const settings = defineSettings('protection', {
  plan: { value: planOfRounds, fallback: [...DEFAULT_PLAN], source: 'DOMAIN 2.1–2.8, 9.1', zh: '消毒、通风、巡检计划', en: 'plan of disinfection, ventilation and patrols' },
  startingRisk: { value: z.enum(RISKS), fallback: 'low', source: 'ours', zh: '未另行设定时的风险等级', en: 'risk level until another is set' },
  windows: {
    value: z.object({ beforeOpening: minutes(600), afterClosing: minutes(600), lead: minutes(240), grace: minutes(240), missedAfter: minutes(600), escalateAfter: minutes(600) }),
    fallback: { beforeOpening: 120, afterClosing: 60, lead: 30, grace: 15, missedAfter: 60, escalateAfter: 30 },
    source: 'ours', unit: 'min', zh: '可提前、宽限、算漏做、升级', en: 'early, grace, missed, escalated',
  },
  selfServiceDay: { value: z.object({ opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), closes: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }), fallback: { opens: '09:00', closes: '17:00' }, source: 'ours', zh: '停业日自助区的照看时段', en: 'when the self-service zone is looked after on days without counters' },
  warnings: {
    value: z.object({ mixMinutes: minutes(600), soonMinutes: minutes(600), mostMgPerLitre: z.int().min(250).max(5000), leastAlcoholPercent: z.int().min(50).max(80), mostAlcoholPercent: z.int().min(70).max(95) }),
    fallback: { mixMinutes: 60, soonMinutes: 45, mostMgPerLitre: 1000, leastAlcoholPercent: 70, mostAlcoholPercent: 80 },
    source: 'DOMAIN 2.7, 2.10', zh: '混用与过度消毒的提醒', en: 'warnings against mixing and over-disinfection',
  },
  undoMinutes: { value: z.int().min(0).max(60), fallback: 10, source: 'ours', unit: 'min', zh: '记录可撤回', en: 'a record may be taken back' },
});
