/**
 * The sample bank. The city, its districts, streets and people do not exist. Its dots lie in an empty desert, its web
 * addresses end in .example (RFC 2606), and its telephone numbers cannot be dialled (see phones.ts).
 */
export const BANK = {
  kind: 'sample',
  name: '云汀银行',
  nameEn: 'Bank of Yunting',
  city: '云汀市',
  cityEn: 'Yunting',
  timeZone: 'Asia/Shanghai',
  website: 'https://www.yunting-bank.example',
  app: '云汀银行手机银行',
  appEn: 'Bank of Yunting mobile app',
} as const;

export type RegionCode = 'hx' | 'wy' | 'qy';

export type SampleRegion = Readonly<{ code: RegionCode; name: string; nameEn: string }>;

export const REGIONS: readonly SampleRegion[] = [
  { code: 'hx', name: '鹤汐片区', nameEn: 'Hexi Shore Region' },
  { code: 'wy', name: '望榆片区', nameEn: 'Wangyu Region' },
  { code: 'qy', name: '青砚片区', nameEn: 'Qingyan Region' },
];
