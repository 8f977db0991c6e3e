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
  leastStaff: { value: z.int().min(1).max(200), fallback: 2, source: 'ours', zh: '开门至少几人在岗', en: 'people that must be there to open' },
  approvalNeeded: { value: z.boolean(), fallback: false, source: 'DOMAIN 1.9', zh: '开门须有批准文件', en: 'opening needs an approval' },
  approvalAtRisk: { value: z.enum(['medium', 'high', 'never']), fallback: 'high', source: 'DOMAIN 1.9', zh: '地区风险到这一级，开门须有批准文件', en: 'opening needs an approval from this risk level of the area on' },
  approval: {
    value: z.object({ document: z.string().min(1).max(100), issuer: z.string().min(1).max(100), from: z.iso.date(), until: z.iso.date() }).nullable(), fallback: null,
    source: 'DOMAIN 1.9', zh: '开门批准（文号、机关、起止）', en: 'approval to open: document, issuer, from, until',
  },
  cover: {
    value: z.object({ reserveDays: z.int().min(1).max(365), alarmDays: z.int().min(0).max(365), stopDays: z.int().min(0).max(30) }),
    fallback: { reserveDays: 14, alarmDays: 7, stopDays: 1 }, source: 'ours', unit: 'd', zh: '备货天数：储备、报警、停开', en: 'days of cover: reserve, alarm, stop',
  },
  basisDays: { value: z.int().min(1).max(60), fallback: 14, source: 'ours', unit: 'd', zh: '按最近几天的班和客流算用量', en: 'days of rota and visitors that use is computed from' },
  staffUntilKnown: { value: z.int().min(1).max(500), fallback: 8, source: 'ours', zh: '没有记录时按几人在岗', en: 'people on site until it is known' },
  visitorsUntilKnown: { value: z.int().min(0).max(5000), fallback: 100, source: 'ours', zh: '没有记录时按几位客户', en: 'visitors a day until it is known' },
  expirySoonDays: { value: z.int().min(1).max(365), fallback: 30, source: 'ours', unit: 'd', zh: '临近有效期提醒', en: 'expiry is near' },
  photoDays: { value: z.int().min(1).max(180), fallback: 30, source: 'ours', unit: 'd', zh: '现场照片保留天数', en: 'days a picture of a round is kept' },
  undoMinutes: { value: z.int().min(0).max(60), fallback: 10, source: 'ours', unit: 'min', zh: '记录可撤回', en: 'a record may be taken back' },
});
