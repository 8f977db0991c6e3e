import type { RegionCode } from './bank.ts';
import type { WeekName } from './hours.ts';

/**
 * A branch of the sample bank. `size` decides zones, counters, machines and staff (see premises.ts and staff.ts); `visits`
 * is the mean number of visitors on an ordinary weekday. Coordinates are an invented layout over empty desert.
 */
export type SampleBranch = Readonly<{
  code: string;
  region: RegionCode;
  name: string;
  nameEn: string;
  address: string;
  addressEn: string;
  lng: number;
  lat: number;
  areaM2: number;
  size: 'large' | 'middle' | 'small';
  week: WeekName;
  visits: number;
}>;

type Row = readonly [code: string, name: string, nameEn: string, address: string, addressEn: string, east: number, north: number,
  areaM2: number, size: SampleBranch['size'], week: WeekName, visits: number];

/** The middle of the invented city; `east` and `north` below are metres from here. */
const MIDDLE = { lng: 83.2, lat: 39.1 };

const ROWS: readonly Row[] = [
  ['hx01', '鹤汐支行', 'Hexi Shore Branch', '云汀市鹤汐区望潮大道66号', '66 Wangchao Avenue, Hexi Shore District', 1200, 400, 620, 'large', 'long', 240],
  ['hx02', '纸鸢街支行', 'Paper Kite Street Branch', '云汀市鹤汐区纸鸢街18号', '18 Paper Kite Street, Hexi Shore District', 2500, 1500, 380, 'middle', 'splitSaturday', 150],
  ['hx03', '渡鹤桥支行', 'Crane Ferry Bridge Branch', '云汀市鹤汐区渡鹤桥东路5号', '5 Crane Ferry Bridge East Road, Hexi Shore District', 3900, 300, 340, 'middle', 'split', 140],
  ['hx04', '听雨巷支行', 'Rain Lane Branch', '云汀市鹤汐区听雨巷31号', '31 Rain Lane, Hexi Shore District', 1900, -1400, 210, 'small', 'split', 80],
  ['hx05', '晚渔码头支行', 'Evening Fishers Wharf Branch', '云汀市鹤汐区晚渔码头2号', '2 Evening Fishers Wharf, Hexi Shore District', 4600, -1900, 190, 'small', 'split', 70],
  ['wy01', '望榆支行', 'Wangyu Branch', '云汀市望榆区榆钱大道108号', '108 Yuqian Avenue, Wangyu District', -2100, 900, 540, 'large', 'splitSaturday', 210],
  ['wy02', '青梨巷支行', 'Green Pear Lane Branch', '云汀市望榆区青梨巷9号', '9 Green Pear Lane, Wangyu District', -3300, 2300, 330, 'middle', 'split', 130],
  ['wy03', '半山书院支行', 'Hillside Academy Branch', '云汀市望榆区半山书院路44号', '44 Hillside Academy Road, Wangyu District', -4700, 700, 320, 'middle', 'splitSaturday', 140],
  ['wy04', '萤火里支行', 'Firefly Mews Branch', '云汀市望榆区萤火里7号', '7 Firefly Mews, Wangyu District', -1500, 2900, 200, 'small', 'mornings', 70],
  ['wy05', '枕石园支行', 'Stone Pillow Garden Branch', '云汀市望榆区枕石园西门1号', '1 West Gate, Stone Pillow Garden, Wangyu District', -5600, 2600, 180, 'small', 'split', 60],
  ['qy01', '青砚支行', 'Qingyan Branch', '云汀市青砚区研墨路200号', '200 Inkstone Road, Qingyan District', -300, -2600, 500, 'large', 'splitSaturday', 200],
  ['qy02', '松烟台支行', 'Pine Smoke Terrace Branch', '云汀市青砚区松烟台12号', '12 Pine Smoke Terrace, Qingyan District', 1100, -3900, 320, 'middle', 'split', 130],
  ['qy03', '藏书渡支行', 'Library Ferry Branch', '云汀市青砚区藏书渡3号', '3 Library Ferry, Qingyan District', -1900, -3800, 170, 'small', 'appointmentOnly', 60],
  ['qy04', '折桂坊支行', 'Laurel Row Branch', '云汀市青砚区折桂坊26号', '26 Laurel Row, Qingyan District', -3200, -2200, 220, 'small', 'split', 80],
];

export const BRANCHES: readonly SampleBranch[] = ROWS.map(
  ([code, name, nameEn, address, addressEn, east, north, areaM2, size, week, visits]) => ({
    code, region: regionOf(code), name, nameEn, address, addressEn, areaM2, size, week, visits,
    lng: round(MIDDLE.lng + east / (111_320 * Math.cos((MIDDLE.lat * Math.PI) / 180))),
    lat: round(MIDDLE.lat + north / 110_574),
  }),
);

function regionOf(code: string): RegionCode {
  if (code.startsWith('hx')) return 'hx';
  return code.startsWith('wy') ? 'wy' : 'qy';
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
