import { BANK } from './bank.ts';
import { BRANCHES } from './branches.ts';
import { EMERGENCY_LINE, PHONE_BANK } from './phones.ts';

type JsonValue = string | number | boolean | null | { [key: string]: JsonValue };

/** A dated setting of the sample bank: at the network, a region or a branch, from so many days before the bank was made. */
export type SampleSetting = Readonly<{ at: 'network' | string; name: string; value: JsonValue; inDays: number; source: string }>;

const SEATS = { large: 34, middle: 22, small: 12 } as const;

export const SETTINGS: readonly SampleSetting[] = [
  { at: 'network', name: 'hours.bank', value: { zh: BANK.name, en: BANK.nameEn }, inDays: -400, source: '样例' },
  { at: 'network', name: 'hours.bankPhone', value: PHONE_BANK, inDays: -400, source: '样例' },
  { at: 'network', name: 'hours.emergencyPhone', value: EMERGENCY_LINE, inDays: -400, source: '样例' },
  { at: 'network', name: 'hours.app', value: { zh: BANK.app, en: BANK.appEn }, inDays: -400, source: '样例' },
  { at: 'network', name: 'hours.appLink', value: `${BANK.website}/app`, inDays: -400, source: '样例' },
  { at: 'network', name: 'hours.website', value: BANK.website, inDays: -400, source: '样例' },
  // A burst pipe is told to customers at once; longer closures take two people.
  { at: 'network', name: 'hours.closeAloneDays', value: 1, inDays: -400, source: '样例:紧急停业先行公示' },
  // The limit by level and by date: the network's, stricter from a date on, and one region's own.
  { at: 'network', name: 'lobby.temperatureLimit', value: 37.5, inDays: -120, source: '样例:全行防控方案第一版' },
  { at: 'network', name: 'lobby.temperatureLimit', value: 37.3, inDays: -60, source: '样例:全行防控方案第二版' },
  { at: 'qy', name: 'lobby.temperatureLimit', value: 37.2, inDays: -20, source: '样例:青砚区防控通告' },
  ...BRANCHES.map((branch) => ({ at: branch.code, name: 'lobby.spacedSeats', value: SEATS[branch.size], inDays: -60, source: '样例:厅堂间隔座位实测' })),
  // One district waits for the signed opening list before any channel shows a branch open.
  { at: 'hx', name: 'hours.gateNeeded', value: true, inDays: -30, source: '样例:鹤汐区开门清单试行' },
  // A small hall by the wharf of books: a cap set by hand, below what the seats would allow.
  { at: 'qy03', name: 'lobby.manualCap', value: 8, inDays: -10, source: '样例:网点申请' },
];
