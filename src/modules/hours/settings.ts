import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const bilingual = z.object({ zh: z.string().max(80), en: z.string().max(120) });
const phone = z.string().max(24).regex(/^[0-9+ -]*$/);
const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]);

export const settings = defineSettings('hours', {
  leadDays: { value: z.int().min(0).max(60), fallback: 3, source: 'DOMAIN 7.9', unit: 'd', zh: '营业时间变更的提前公示天数', en: 'days a change of hours is announced ahead' },
  horizonDays: { value: z.int().min(14).max(200), fallback: 60, source: 'ours', unit: 'd', zh: '发布时向前核对的天数', en: 'days ahead that a publication looks at' },
  feedDays: { value: z.int().min(8).max(90), fallback: 28, source: 'ours', unit: 'd', zh: '公示数据包含的天数', en: 'days in the public feed' },
  noticeDays: { value: z.int().min(1).max(60), fallback: 14, source: 'ours', unit: 'd', zh: '变更在公示页提前出现的天数', en: 'days ahead that a change is shown to customers' },
  gateNeeded: { value: z.boolean(), fallback: false, source: 'DOMAIN 1.9', zh: '开门前须签字（未签不对外显示营业）', en: 'no channel shows a day open before its gate is signed' },
  closeAloneDays: {
    value: z.int().min(0).max(7), fallback: 0, source: 'SECURITY 2', unit: 'd',
    zh: '紧急停业可由一人先行发布的最长天数（0 为必须双人）', en: 'longest emergency closure that one person may publish (0: two people always)',
  },
  bank: { value: bilingual, fallback: { zh: '本行', en: 'our bank' }, source: '本行填写', zh: '银行名称', en: 'name of the bank' },
  bankPhone: { value: phone, fallback: '', source: '本行填写', zh: '客服电话', en: 'phone bank' },
  emergencyPhone: { value: phone, fallback: '', source: '本行填写', zh: '24小时应急服务电话', en: '24-hour emergency line' },
  app: { value: bilingual, fallback: { zh: '手机银行', en: 'mobile app' }, source: '本行填写', zh: '手机银行名称', en: 'name of the mobile app' },
  appLink: { value: link, fallback: '', source: '本行填写', zh: '手机银行下载地址', en: 'address of the mobile app' },
  website: { value: link, fallback: '', source: '本行填写', zh: '网上银行地址', en: 'address of online banking' },
});
