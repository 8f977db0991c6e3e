import { isBankCode } from './bank-code.ts';
import { looksLikeHours } from './hours-text.ts';
import type { Row } from './table.ts';

export const FIELDS = [
  'code', 'name', 'nameEn', 'address', 'addressEn', 'street', 'houseNumber', 'postcode', 'city', 'phone', 'lng', 'lat', 'point', 'region', 'bank', 'kind', 'country',
  'hours', 'corporateHours', 'hoursMon', 'hoursTue', 'hoursWed', 'hoursThu', 'hoursFri', 'hoursSat', 'hoursSun', 'hoursWeekdays', 'hoursWeekend', 'card',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which columns feed a field, and how that is known. Several columns are put together in this order. */
export type Mapped = Readonly<{ field: Field; columns: readonly number[]; by: 'name' | 'content' | 'person' }>;
export type Mapping = readonly Mapped[];

/** Days of a field that holds hours. */
export const DAYS_OF: Partial<Record<Field, readonly number[]>> = {
  hoursMon: [1], hoursTue: [2], hoursWed: [3], hoursThu: [4], hoursFri: [5], hoursSat: [6], hoursSun: [7], hoursWeekdays: [1, 2, 3, 4, 5], hoursWeekend: [6, 7],
};

/** Column names as people write them, best first; compared without spaces, punctuation and case. */
const NAMES: Record<Field, readonly string[]> = {
  code: ['网点代码', '网点编号', '网点号', '機構代碼', '机构代码', '机构编码', '机构编号', '机构号', '联行号', '支付行号', '大额行号', '行号', 'cnaps', 'cnapscode', 'swiftcode', 'branchcode', 'branchid', 'branchno', 'code', 'id', 'bankid', 'atmid', 'indexnumber', '代码', '编号'],
  name: ['网点名称', '網點名稱', '机构名称', '支行名称', '分行名称', '行名', '名称', '名稱', 'branchname', 'name', 'namezh', 'title', 'atmname', 'branch', 'office', 'filiale', '网点', '支行', '分行', 'bankname', 'plainname'],
  nameEn: ['nameen', 'englishname', '英文名称', '网点英文名称', 'nameenglish'],
  address: ['网点地址', '营业地址', '详细地址', '地址', 'address', 'addresszh', 'fulladdress', 'addressline', 'anschrift', 'adresse', 'addr'],
  addressEn: ['addressen', 'englishaddress', '英文地址', 'addressenglish'],
  street: ['addrstreet', 'street', 'straße', 'strasse'],
  houseNumber: ['addrhousenumber', 'housenumber', 'hausnummer'],
  postcode: ['addrpostcode', 'postcode', 'zip', 'plz', '邮编', '邮政编码'],
  city: ['addrcity', 'city', 'stadt', '城市', '所在城市'],
  phone: ['联系电话', '网点电话', '客服电话', '固定电话', '电话', '電話', 'phone', 'tel', 'telephone', 'contactphone', 'phonenumber', 'hotlinenumber', 'telefon', 'contactnumber'],
  lng: ['经度', '經度', 'lng', 'lon', 'long', 'longitude', 'longitudedescription', 'coordinates[0]', 'loc[0]', 'x'],
  lat: ['纬度', '緯度', 'lat', 'latitude', 'latitudedescription', 'coordinates[1]', 'loc[1]', 'y'],
  point: ['经纬度', '經緯度', '坐标', '座標', 'gps', 'latlng', 'lnglat', 'location'],
  region: ['所属区域', '片区', '区域', '地區', '地区', '所属分行', '管辖行', '行政区', '区县', '18區', '18区', 'district', 'districtzh', 'districtname', 'region', 'addrsuburb', 'suburb', 'bezirk', 'area', 'areazh', 'territoryname', 'subdistrict', '区'],
  bank: ['银行', '銀行', '银行牌子', '銀行牌子', 'bank', 'brand', 'brandname', 'operator', 'shoptype'],
  kind: ['网点类型', '机构类型', '类型', '类别', '我们的分类', '我們的分類', 'outlettype', 'kind', 'group', 'amenity'],
  country: ['countrycode', 'addrcountry', 'country', '国家'],
  hours: ['营业时间', '营业时段', '對私营业时间', '对私营业时间', '个人营业时间', '工作时间', '服务时间', '營業時間', '服務時間', 'worktime', 'openinghours', 'businesshours', 'hours', 'öffnungszeiten', 'offnungszeiten'],
  corporateHours: ['对公营业时间', '公司业务时间', '對公營業時間', 'corporatehours'],
  hoursMon: ['monday', 'mon', '周一', '星期一', 'montag', '週一'],
  hoursTue: ['tuesday', 'tue', 'tues', '周二', '星期二', 'dienstag', '週二'],
  hoursWed: ['wednesday', 'wed', '周三', '星期三', 'mittwoch', '週三'],
  hoursThu: ['thursday', 'thu', 'thur', 'thurs', '周四', '星期四', 'donnerstag', '週四'],
  hoursFri: ['friday', 'fri', '周五', '星期五', 'freitag', '週五'],
  hoursSat: ['saturday', 'sat', '周六', '星期六', 'samstag', '週六'],
  hoursSun: ['sunday', 'sun', '周日', '周天', '星期日', '星期天', 'sonntag', '週日'],
  hoursWeekdays: ['mondaytofriday', 'weekdays', 'weekday', 'monfri', 'mofr', '工作日', '周一至周五', '星期一至五', 'werktags'],
  hoursWeekend: ['weekend', 'weekends', 'satsun', '周末', '周六日', '周六至周日'],
  card: [],
};

const FIELD_OF = new Map<string, { field: Field; rank: number }>(FIELDS.flatMap((field) => NAMES[field].map((name, rank) => [plainName(name), { field, rank }] as const)));

/** The field a column name stands for. Of a dotted name the last part counts ("ATMAddress.AddressLine"), with its language ("name.en"). */
export function fieldOfName(name: string): Field | undefined {
  return ranked(name)?.field;
}

function ranked(name: string): { field: Field; rank: number } | undefined {
  const parts = name.split('.').map(plainName);
  const last = parts.at(-1) ?? '';
  const asWritten = FIELD_OF.get(last);
  const language = /^(zh|cn|tc|sc|zhhk|zhhans|zhhant|en)$/.test(last) ? `${parts.at(-2) ?? ''}${last.startsWith('en') ? 'en' : 'zh'}` : undefined;
  if (language !== undefined) return FIELD_OF.get(language) ?? (language.endsWith('zh') ? FIELD_OF.get(language.slice(0, -2)) : undefined);
  if (asWritten) return asWritten;
  // "HourSat", "Hours Sunday", "营业时间周六"
  for (const start of ['openinghours', 'hours', 'hour', '营业时间']) {
    const day = last.startsWith(start) ? FIELD_OF.get(last.slice(start.length)) : undefined;
    if (day && DAYS_OF[day.field]) return day;
  }
  return undefined;
}

function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[((【][^))】]*[))】]/g, '').replace(/必填|[\s_\-:：*/|、"'']/g, '');
}

/** Best guess of what each column is: by name, and by content where no name says it. Unknown columns stay out and are listed. */
export function recognised(columns: readonly string[], rows: readonly Row[]): Mapping {
  const found = new Map<Field, { column: number; rank: number; filled: number; distinct: number }[]>();
  const content = columns.map((_, at) => contentOf(rows, at));
  columns.forEach((name, column) => {
    const field = ranked(name);
    const about = content[column];
    if (!field || !about) return;
    found.set(field.field, [...(found.get(field.field) ?? []), { column, rank: field.rank, filled: about.filled, distinct: about.distinct }]);
  });
  const mapping: Mapped[] = [];
  for (const [field, candidates] of found) {
    const chosen = bestOf(field, candidates);
    if (chosen.length > 0) mapping.push({ field, columns: chosen, by: 'name' });
  }
  const taken = () => new Set(mapping.flatMap((one) => one.columns));
  const has = (field: Field) => mapping.some((one) => one.field === field);
  const byContent = (field: Field, fits: (about: Content, at: number) => boolean) => {
    const column = content.findIndex((about, at) => !taken().has(at) && about.filled > 0 && fits(about, at));
    if (!has(field) && column !== -1) mapping.push({ field, columns: [column], by: 'content' });
  };
  byContent('card', (about) => about.html > 0.5);
  byContent('code', (about) => about.bankCode > 0.8);
  if (!mapping.some((one) => one.field === 'hours' || one.field === 'card')) byContent('hours', (about, at) => about.hours > 0.8 && !/amb|atm|machine|teller|机具|自助/i.test(columns[at] ?? ''));
  return composed(columns, mapping, content);
}

/**
 * A candidate that is mostly empty gives way to a fuller one; for codes the one that tells rows apart wins. Phones are looked for
 * in every candidate; a name column with gaps is put behind a fuller one ("Bank Name" and "Branch").
 */
function bestOf(field: Field, candidates: readonly { column: number; rank: number; filled: number; distinct: number }[]): number[] {
  const full = candidates.filter((one) => one.filled >= 0.5);
  const open = full.length > 0 ? full : candidates.filter((one) => one.filled > 0 || DAYS_OF[field] !== undefined || field === 'name');
  const sorted = open.toSorted((a, b) => (field === 'code' && Math.abs(a.distinct - b.distinct) > 0.2 ? b.distinct - a.distinct : a.rank - b.rank || a.column - b.column));
  if (field === 'phone') return candidates.filter((one) => one.filled > 0).toSorted((a, b) => b.filled - a.filled).map((one) => one.column);
  const [best] = sorted;
  const fuller = field === 'name' && best && best.filled < 0.95 ? sorted.find((one) => one.filled >= 0.95) : undefined;
  return [fuller, best].flatMap((one) => (one ? [one.column] : []));
}

/** Fields made of several columns: an address of street and number, a name of bank and place where the file has no names. */
function composed(columns: readonly string[], mapping: readonly Mapped[], content: readonly Content[]): Mapping {
  const column = (field: Field) => mapping.find((one) => one.field === field)?.columns[0];
  const made: Mapped[] = [...mapping];
  const street = column('street');
  if (column('address') === undefined && street !== undefined) {
    made.push({ field: 'address', columns: [street, column('houseNumber'), column('postcode'), column('city')].filter((one) => one !== undefined), by: 'name' });
  }
  if (column('name') === undefined || content[column('name') ?? 0]?.filled === 0) {
    const narrow = columns.findIndex((name) => /^(?:sub區|sub区|子区|街道|商圈)$/.test(plainName(name)));
    const parts = [column('bank'), narrow === -1 ? column('region') : narrow].filter((one) => one !== undefined);
    if (parts.length > 0) return [...made.filter((one) => one.field !== 'name'), { field: 'name', columns: parts, by: 'content' }];
  }
  return made;
}

/** The column of one field, for other lists than branches. */
export function recognisedColumn(field: Field, columns: readonly string[], rows: readonly Row[]): number | undefined {
  return recognised(columns, rows).find((one) => one.field === field)?.columns[0];
}

/** A table without a header: columns by content alone. */
export function recognisedByContent(rows: readonly Row[], width: number): Mapping {
  const content = Array.from({ length: width }, (_, at) => contentOf(rows, at));
  const mapping: Mapped[] = [];
  const take = (field: Field, fits: (about: Content, at: number) => boolean) => {
    const column = content.findIndex((about, at) => !mapping.some((one) => one.columns.includes(at)) && fits(about, at));
    if (column !== -1) mapping.push({ field, columns: [column], by: 'content' });
  };
  take('code', (about) => about.bankCode > 0.5);
  take('hours', (about) => about.hours > 0.8);
  take('lng', (about) => about.number > 0.9 && about.most > 90);
  take('lat', (about) => about.number > 0.9 && about.most <= 90);
  take('name', (about) => about.number < 0.5 && about.distinct > 0.5 && about.filled > 0.9);
  take('address', (about) => about.number < 0.5 && about.filled > 0.5);
  return mapping;
}

type Content = Readonly<{ filled: number; distinct: number; html: number; hours: number; bankCode: number; number: number; most: number }>;

function contentOf(rows: readonly Row[], at: number): Content {
  const sample = rows.length > 2_000 ? rows.filter((_, index) => index % Math.ceil(rows.length / 2_000) === 0) : rows;
  const values = sample.map((row) => row.cells[at]?.trim() ?? '').filter((value) => value !== '' && value.toLowerCase() !== 'nan');
  const share = (fits: (value: string) => boolean) => (values.length === 0 ? 0 : values.filter(fits).length / values.length);
  return {
    filled: sample.length === 0 ? 0 : values.length / sample.length,
    distinct: values.length === 0 ? 0 : new Set(values).size / values.length,
    html: share((value) => /<(?:p|br|span|div|td)\b/i.test(value)),
    hours: share(looksLikeHours),
    bankCode: share(isBankCode),
    number: share((value) => /^-?\d+(?:\.\d+)?$/.test(value)),
    most: values.reduce((most, value) => Math.max(most, Math.abs(Number(value)) || 0), 0),
  };
}

/** A list of machines only, told by its own column names (ATMName, ATMId). */
export function isMachineList(columns: readonly string[]): boolean {
  return columns.some((name) => /^atm(?:name|id)$/.test(plainName(name.split('.').at(-1) ?? '')));
}

/** The mapping with what the person chose in place of the guess; a column that is not there is ignored. */
export function overridden(mapping: Mapping, columns: readonly string[], chosen: Partial<Record<Field, readonly string[]>>): Mapping {
  const own = FIELDS.flatMap((field): Mapped[] => {
    const names = chosen[field];
    if (!names) return [];
    const found = names.map((name) => columns.indexOf(name)).filter((at) => at !== -1);
    return found.length > 0 ? [{ field, columns: found, by: 'person' }] : [];
  });
  const fields = new Set(FIELDS.filter((field) => chosen[field] !== undefined));
  const used = new Set(own.flatMap((one) => one.columns));
  return [...mapping.filter((one) => !fields.has(one.field) && !one.columns.some((at) => used.has(at))), ...own];
}
