import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const minutes = (most: number) => z.int().min(0).max(most);
const question = z.object({ code: z.string().regex(/^[a-z_]{2,30}$/), zh: z.string().min(1).max(200), en: z.string().min(1).max(300) });

/** Every limit of the door, the hall and the calling order: named, dated, and kept per network, region or branch. */
export const settings = defineSettings('lobby', {
  temperatureLimit: { value: z.number().min(35).max(42), fallback: 37.3, source: 'DOMAIN 1.1, 1.2', unit: '°C', zh: '体温上限', en: 'temperature limit' },
  temperatureComparator: { value: z.enum(['>', '>=']), fallback: '>=', source: 'ours', zh: '体温异常的比较方式', en: 'comparator of the temperature limit' },
  measureTwice: { value: z.boolean(), fallback: true, source: 'ours', zh: '体温异常先复测', en: 'measure again before speaking of fever' },
  restBeforeSecondMinutes: { value: minutes(30), fallback: 5, source: 'ours', unit: 'min', zh: '复测前休息', en: 'rest before the second measurement' },
  exposureQuestions: {
    value: z.array(question).max(8),
    fallback: [
      { code: 'contact', zh: '过去7天内，您是否接触过确诊或疑似病人？', en: 'In the last 7 days, have you been near a person who is or may be infected?' },
      { code: 'area', zh: '过去7天内，您是否到过需要隔离观察的地区？', en: 'In the last 7 days, have you been in an area from which one must isolate?' },
      { code: 'unwell', zh: '您现在是否发热、干咳或明显乏力？', en: 'Do you have a fever, a dry cough or marked weakness now?' },
    ],
    source: 'DOMAIN 6.2', zh: '问询的问题（只答是或否）', en: 'questions at the door (yes or no only)',
  },
  consentText: {
    value: z.object({ version: z.string().min(1).max(40), zh: z.string().min(1).max(1000), en: z.string().min(1).max(1500) }),
    fallback: {
      version: '2026-01',
      zh: '我同意本网点为进厅防护登记我的联系电话、到访时间和测温结果（只记是否通过，异常时记录体温）。到期自动销毁，不作他用。',
      en: 'I agree that this branch registers my phone number, the time of my visit and the result of the temperature check (only whether I passed; the temperature only if it is abnormal), to protect people in the hall. It is destroyed when it expires and is used for nothing else.',
    },
    source: 'DOMAIN 6.1', zh: '同意书', en: 'consent text',
  },
  legalBasis: {
    value: z.object({ document: z.string().min(1).max(100), issuer: z.string().min(1).max(100), from: z.iso.date(), to: z.iso.date() }).nullable(),
    fallback: null, source: 'DOMAIN 6', zh: '扩展登记的法律依据', en: 'legal basis of extended registration',
  },
  screeningRetentionDays: { value: z.int().min(14).max(90), fallback: 30, source: 'DOMAIN 6.3', unit: 'd', zh: '登记保存天数', en: 'days a registration is kept' },
  formDaysAhead: { value: z.int().min(0).max(1), fallback: 1, source: 'FLOW 9.1', unit: 'd', zh: '可提前几天预填', en: 'days ahead a form may be filled in' },
  formsPerPhone: { value: z.int().min(1).max(20), fallback: 6, source: 'UX 2', zh: '一部手机可代填几人', en: 'people on one phone' },

  m2PerPerson: { value: z.number().min(1).max(50), fallback: 5, source: 'DOMAIN 1.6', unit: 'm²', zh: '人均面积', en: 'floor per person' },
  spacedSeats: { value: z.int().min(1).max(1000).nullable(), fallback: null, source: 'DOMAIN 1.6', zh: '间隔座位数', en: 'spaced seats' },
  manualCap: { value: z.int().min(1).max(1000).nullable(), fallback: null, source: 'DOMAIN 1.6', zh: '手工限流人数', en: 'cap set by hand' },
  capWithoutArea: { value: z.int().min(1).max(200), fallback: 20, source: 'ours', zh: '面积未知时的限流人数', en: 'cap where the floor is not known' },
  capShareAtRisk: {
    value: z.object({ low: z.number().min(0.1).max(1), medium: z.number().min(0.1).max(1), high: z.number().min(0.1).max(1) }), fallback: { low: 1, medium: 0.75, high: 0.5 },
    source: 'ours', zh: '地区风险等级下的限流比例', en: 'share of the cap by the area’s risk level',
  },
  hallAlarmShare: { value: z.number().min(0.1).max(1), fallback: 0.85, source: 'FLOW 7', zh: '大堂提醒线（占限流人数）', en: 'share of the cap that asks for attention' },
  callInMinutes: { value: minutes(60), fallback: 6, source: 'FLOW 6.3', unit: 'min', zh: '门外的人提前几分钟叫进厅', en: 'minutes before their turn that people outside are called in' },
  deferralMinutes: { value: minutes(120), fallback: 10, source: 'FLOW 7, TWIN A.11 (5–15)', unit: 'min', zh: '改约提醒线（八成把握的等候）', en: 'wait (P80) from which a light errand is offered a better time' },
  maskOffAtCounters: { value: z.boolean(), fallback: true, source: 'DOMAIN 9.4, TWIN A.11', zh: '摘口罩业务只到柜台或隔断间', en: 'mask-off tasks only at counters or in a booth', seenFirst: { value: true, page: 'mask-rule' } },
  deferralUndoMinutes: { value: minutes(30), fallback: 3, source: 'ours, time to read and print the slip', unit: 'min', zh: '改约可撤销', en: 'minutes in which a better time given at the greeting can be taken back' },
  machineSavesMinutes: { value: minutes(60), fallback: 0, source: 'ours, measured by the twin', unit: 'min', zh: '智能机具至少省时', en: 'minutes a busy machine must save before it is suggested' },
  finishLeaves: { value: z.boolean(), fallback: true, source: 'ours', zh: '办结即计离厅', en: 'finishing counts as leaving' },

  ticketPrefixes: {
    value: z.record(z.string(), z.string().regex(/^[A-Z]$/)), fallback: { personal: 'A', corporate: 'B', wealth: 'C' },
    source: 'DOMAIN 9.7', zh: '号码字母', en: 'ticket letters',
  },
  creditMinutes: {
    value: z.object({ elderly: minutes(120), pregnant: minutes(120), disabled: minutes(120), medical: minutes(120), green: minutes(120) }),
    fallback: { elderly: 15, pregnant: 15, disabled: 15, medical: 30, green: 30 }, source: 'FLOW 4.1', unit: 'min', zh: '照顾时间', en: 'credit',
  },
  maximumWaitMinutes: { value: z.int().min(5).max(240), fallback: 30, source: 'FLOW 4.2', unit: 'min', zh: '最长等候', en: 'maximum wait' },
  bookedInRow: { value: z.int().min(1).max(20), fallback: 2, source: 'FLOW 4.2', zh: '有人现场排队时，连续叫预约号最多几个', en: 'booked visitors in a row while a walk-in waits' },
  earlyMinutes: { value: minutes(120), fallback: 15, source: 'FLOW 4.1', unit: 'min', zh: '预约可提前', en: 'early arrival of booked visitors' },
  lateMinutes: { value: minutes(120), fallback: 10, source: 'FLOW 4.1', unit: 'min', zh: '预约可迟到', en: 'late arrival of booked visitors' },
  callTries: { value: z.int().min(1).max(10), fallback: 3, source: 'FLOW 4.3', zh: '叫号次数', en: 'calls before a number counts as missed' },
  callRestMinutes: { value: minutes(60), fallback: 5, source: 'FLOW 4.3', unit: 'min', zh: '两次叫号之间', en: 'rest between calls' },
  returnMinutes: { value: minutes(240), fallback: 30, source: 'FLOW 4.3', unit: 'min', zh: '过号后可返回', en: 'return after being missed' },
  undoSeconds: { value: z.int().min(0).max(60), fallback: 10, source: 'UX 2', unit: 's', zh: '可撤销', en: 'undo' },
  bands: {
    value: z.object({ green: minutes(50), yellow: minutes(200) }), fallback: { green: 2, yellow: 6 }, source: 'UX 2',
    zh: '前面还有几人时：绿 请到厅等候，黄 请动身', en: 'people ahead: green = be here, yellow = set off',
  },
  estimateLeastCoverage: { value: z.number().min(0).max(1), fallback: 0.6, source: 'FLOW 5.4', zh: '预计等候至少要说中的比例，低于它只显示前面人数', en: 'share of waits the estimate must catch; below it only the number ahead is shown' },
  estimateLeastForecasts: { value: z.int().min(1).max(10_000), fallback: 50, source: 'ours', zh: '至少有多少次预计才评判准不准', en: 'forecasts before an estimate is judged' },
  printerAddress: {
    value: z.object({ host: z.string().regex(/^[\w.:-]{1,200}$/), port: z.int().min(1).max(65535) }).nullable(), fallback: null,
    source: 'UX 5.3', zh: '小票打印机地址', en: 'address of the slip printer',
  },
});
