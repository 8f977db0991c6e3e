import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';
import { ZONE_TOLD } from './rules.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const count = (most: number) => z.int().min(1).max(most);

export const settings = defineSettings('subscriptions', {
  mostBranches: { value: count(20), fallback: 5, source: 'ours', zh: '营业变动提醒：每个手机号最多订阅网点数', en: 'branches that one phone may follow' },
  lapseDays: { value: z.int().min(7).max(730), fallback: 180, source: 'ours', unit: 'd', zh: '营业变动提醒：订阅多久到期', en: 'days until a subscription ends unless renewed' },
  remindDays: { value: z.int().min(1).max(60), fallback: 14, source: 'ours', unit: 'd', zh: '营业变动提醒：到期前多少天提醒续订', en: 'days before its end when a subscriber is asked to renew' },
  horizonDays: { value: count(60), fallback: 14, source: 'ours', unit: 'd', zh: '营业变动提醒：提前多少天告知', en: 'days ahead that a change of hours is told' },
  mergeMinutes: { value: z.int().min(0).max(60), fallback: 3, source: 'ours', unit: 'min', zh: '营业变动提醒：多少分钟内的变更合并成一条短信', en: 'minutes within which changes go into one text' },
  quietFrom: { value: clock, fallback: '21:00', source: 'ours', zh: '营业变动提醒：夜间不发短信，从', en: 'no texts over night, from' },
  quietTo: { value: clock, fallback: '07:00', source: 'ours', zh: '营业变动提醒：夜间不发短信，到', en: 'no texts over night, until' },
  zoneTold: { value: z.enum(ZONE_TOLD), fallback: 'all', source: 'ours', zh: '24小时自助区的变化：都告知、只告知停用和恢复、不告知', en: 'changes of the 24-hour zone that are told: all, only closing and opening, none' },
  codeMinutes: { value: count(30), fallback: 5, source: 'ours', unit: 'min', zh: '验证码有效时长', en: 'minutes that a code is valid' },
  codeTries: { value: count(10), fallback: 5, source: 'ours', zh: '每个验证码可试次数', en: 'tries for one code' },
  codeWait: { value: z.int().min(0).max(3_600), fallback: 60, source: 'Aliyun SMS limits', unit: 's', zh: '同一手机号两次验证码的间隔', en: 'seconds between two codes to a phone' },
  codesPerPhone: { value: count(10), fallback: 5, source: 'Aliyun SMS limits', zh: '每个手机号每天验证码条数', en: 'codes to a phone and day' },
  codesPerAddress: { value: count(10_000), fallback: 60, source: 'ours', zh: '每个网络地址每天验证码条数', en: 'codes asked from a network address and day' },
  codesADay: { value: count(1_000_000), fallback: 20_000, source: 'ours', zh: '全行每天验证码条数', en: 'codes of the whole bank a day' },
  keepDays: { value: z.int().min(30).max(400), fallback: 90, source: 'ours', unit: 'd', zh: '营业变动提醒：送达数字保留天数', en: 'days that the figures of what was told are kept' },
});
