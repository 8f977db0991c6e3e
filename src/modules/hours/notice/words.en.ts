import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Change of opening hours', titleFirst: 'Opening hours', dear: 'Dear customers,', closed: 'closed', machinesOnly: 'machines only', appointmentOnly: 'by appointment', driveThrough: 'drive-through', personal: 'personal', corporate: 'corporate', none: 'none', both: '; ', comma: ', ',
  from: (date) => `from ${date}`, range: (from, to) => `${from} to ${to}`, only: (days) => ` (${days})`, days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], and: ', ', until: 'until further notice',
  was: (hours) => `was ${hours}`, reason: 'Reason', alternatives: 'Branches nearby', remote: 'Without coming',
  remotes: { phone_bank: 'phone bank', app: 'mobile app', web: 'website' }, phone: 'Phone', emergency: '24-hour emergency line', zone: '24-hour zone', zoneStates: { joined: 'open as usual', cut_off: 'open apart from the hall', closed: 'closed' },
  thanks: 'We are sorry for the inconvenience. Please look before you set out.', version: (number, date) => `Version ${number} · published ${date}`, scan: 'Scan for the newest hours and to book a time', outdated: 'OUTDATED', outdatedSays: (newest) => `Outdated: the newest is version ${newest}`,
  sms: (bank, branch) => `[${bank}] ${branch}`, more: 'More:',
};
