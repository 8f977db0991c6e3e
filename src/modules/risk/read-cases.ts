import { isDate } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { recordsIn, type Reading } from '#modules/imports/index.ts';

/** Why a row of a list of cases is set aside; its sentences stand in reasons.*.ts. */
export const ASIDE = ['noDate', 'ahead', 'noArea', 'noCount', 'twice'] as const;
export type Aside = (typeof ASIDE)[number];

export type CaseRow = Readonly<{ row: number; area: string; name: string; day: string; total: number }>;
export type AsideRow = Readonly<{ row: number; why: Aside; cells: readonly string[] }>;
export type CaseList = Readonly<{ header: readonly string[]; rows: readonly CaseRow[]; aside: readonly AsideRow[]; /** rows about the whole country, which is no area */ country: number }>;

const FIELDS = ['date', 'confirmed', 'cityCode', 'provinceCode', 'city', 'province'] as const;
type Field = (typeof FIELDS)[number];
const NAMES: Readonly<Record<Field, RegExp>> = {
  date: /^(?:date|day|日期|统计日期|报告日期|数据日期)$/i,
  confirmed: /^(?:confirmed|cumulative|total|confirmed cases|累计确诊|累计确诊病例|累计确诊病例数|累计病例|确诊)$/i,
  cityCode: /^(?:citycode|city_code|code|areacode|城市代码|地区代码|区划代码|行政区划代码)$/i,
  provinceCode: /^(?:provincecode|province_code|省份代码|省代码)$/i,
  city: /^(?:city|cityname|area|name|城市|地市|地区|名称)$/i,
  province: /^(?:province|provincename|省份|省)$/i,
};
const SEARCHED_FOR_HEADER = 20;
/** Ten years of every prefecture; what may be unpacked is fewer. */
const MOST_ROWS = 1_000_000;
const CODE = /^[1-9]\d{5}$/;
const MOST_PEOPLE = 2_000_000_000;

/**
 * Cumulative counts by area and day, from any table that the imports read. A row that belongs to no area (外地来京, 监狱系统, 待确认), or says no
 * number, is set aside with its reason: it is neither guessed nor added to another area's.
 */
export async function readCases(bytes: Buffer, today: string, tell?: Reading['tell']): Promise<CaseList> {
  const [rows, aside]: [CaseRow[], AsideRow[]] = [[], []];
  const days = new Map<string, string | undefined>();
  let [nth, country] = [0, 0];
  let header: readonly string[] | undefined;
  let columns: Columns | undefined;
  for await (const cells of recordsIn(bytes, { most: MOST_ROWS, ...(tell && { tell }) })) {
    nth += 1;
    if (!columns) {
      columns = columnsOf(cells);
      if (columns) header = cells;
      else if (nth >= SEARCHED_FOR_HEADER) break;
      continue;
    }
    if (cells.every((text) => text.trim() === '')) continue;
    const known = columns;
    const cell = (field: Field) => cells[known[field]]?.trim() ?? '';
    const [city, code, province] = [cell('city'), cell('cityCode'), cell('provinceCode')];
    if (known.provinceCode !== -1 && city === '' && code === '' && province === '' && cell('province') === '') {
      country += 1;
      continue;
    }
    const isCity = city !== '' || code !== '';
    const area = isCity ? code : province;
    const said = cell('date');
    if (!days.has(said)) days.set(said, dayIn(said));
    const day = days.get(said);
    const total = countIn(cell('confirmed'));
    const why: Aside | undefined = !CODE.test(area) ? 'noArea' : day === undefined ? 'noDate' : day > today ? 'ahead' : total === undefined ? 'noCount' : undefined;
    if (why !== undefined || day === undefined || total === undefined) aside.push({ row: nth, why: why ?? 'noCount', cells });
    else rows.push({ row: nth, area, name: ((isCity ? city : cell('province')) || area).slice(0, 60), day, total });
  }
  if (!header) throw new Refusal('risk.noCases', { status: 422 });
  return { header, country, ...(await withoutTwins(rows, aside, bytes)) };
}

type Columns = Readonly<Record<Field, number>>;

/** Where the columns are, if this is the row that names them. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  if (columnIn(cells, 'date') === -1 || columnIn(cells, 'confirmed') === -1) return undefined;
  const columns = Object.fromEntries(FIELDS.map((field) => [field, columnIn(cells, field)])) as Columns; // every field is there
  if (columns.cityCode === -1 && columns.provinceCode === -1) throw new Refusal('risk.noCodes', { status: 422 });
  return columns;
}

/** Two rows that give one area and day different numbers: none of them is taken. The same number twice is one. */
async function withoutTwins(rows: readonly CaseRow[], aside: readonly AsideRow[], bytes: Buffer): Promise<Pick<CaseList, 'rows' | 'aside'>> {
  const first = new Map<string, CaseRow>();
  const torn = new Set<string>();
  for (const row of rows) {
    const key = `${row.area} ${row.day}`;
    const known = first.get(key);
    if (!known) first.set(key, row);
    else if (known.total !== row.total) torn.add(key);
  }
  const wanted = new Set(rows.filter((row) => torn.has(`${row.area} ${row.day}`)).map((row) => row.row));
  const twins = wanted.size > 0 ? await rowsAgain(bytes, wanted) : [];
  return { rows: [...first].filter(([key]) => !torn.has(key)).map(([, row]) => row), aside: [...aside, ...twins].toSorted((a, b) => a.row - b.row) };
}

/** Good rows are kept without their cells; the few that are wanted back after all are read once more. */
async function rowsAgain(bytes: Buffer, wanted: ReadonlySet<number>): Promise<AsideRow[]> {
  const found: AsideRow[] = [];
  let nth = 0;
  for await (const cells of recordsIn(bytes, { most: MOST_ROWS })) {
    nth += 1;
    if (wanted.has(nth)) found.push({ row: nth, why: 'twice', cells });
  }
  return found;
}

function columnIn(header: readonly string[], field: Field): number {
  return header.findIndex((name) => NAMES[field].test(name.trim()));
}

/** '2020-02-12', '2020/2/12', '2020年2月12日'. */
function dayIn(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]0{1,2}:00(?::00)?(?:\.0+Z?|Z)?)?$/.exec(text) ?? [];
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(said) ? said : undefined;
}

function countIn(text: string): number | undefined {
  const digits = text.replaceAll(/[,，\s例人]/g, '');
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value <= MOST_PEOPLE ? value : undefined;
}
