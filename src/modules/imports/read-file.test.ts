import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { checkDigitOf, isBankCode } from './bank-code.ts';
import { importOptions, type ImportOptions } from './options.ts';
import { planned, type ImportPlan } from './plan.ts';
import { readFile } from './read-file.ts';
import { ERROR_COLUMN, returnedCopy } from './returned-copy.ts';
import { mojibakeIn } from './text.ts';

const plan = async (content: Buffer | string, options: Partial<ImportOptions> = {}): Promise<ImportPlan> =>
  planned(await readFile(Buffer.from(content as Buffer)), 'hash', importOptions.parse(options), { branches: [], regions: [] });
const refusal = async (content: Buffer | string) => readFile(Buffer.from(content as Buffer)).then(() => 'read', (error: { code?: string }) => error.code);
const standings = (of: ImportPlan) => of.rows.map((row) => row.standing);

const HEADER = '网点代码,网点名称,地址,电话,区域';

describe('encodings', () => {
  const text = `${HEADER}\nA1,𠮷祥支行,㐂东路龦1号,021-62221111,城东\n`;
  test.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)], ['GB18030', iconv.encode(text, 'gb18030')], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
  ])('%s keeps the rare characters', async (_, bytes) => expect((await plan(bytes)).rows[0]?.draft).toMatchObject({ code: 'A1', name: '𠮷祥支行', address: '㐂东路龦1号', phone: '+862162221111' }));

  test('garbled text is seen and a guess shown', () => {
    expect(mojibakeIn('Queenâ\u0080\u0099s Road', 'a')?.params?.['guess']).toBe('Queen’s Road');
    expect(mojibakeIn(iconv.decode(Buffer.from('中国银行北京分行'), 'gb18030'), 'a')?.code).toMatch(/^text.mojibake/);
    expect(mojibakeIn('中国工商银行北京新华支行', 'a')).toBeUndefined();
  });
});

describe('hostile files', () => {
  test.each<[string, () => Buffer | string, string]>([
    ['nothing', () => '', 'import.empty'],
    ['a NUL', () => `${HEADER}\nA1,\0,b,c,d`, 'import.notText'],
    ['broken quotes', () => `${HEADER}\nA1,"never closed,b,c,d\n`, 'import.quotes'],
    ['a million columns', () => 'a,'.repeat(1_000_000), 'import.tooWide'],
    ['a gzip bomb', () => gzipSync(Buffer.alloc(60 * 1024 * 1024)), 'import.bomb'],
    ['a gzip in a gzip', () => gzipSync(gzipSync(HEADER)), 'import.nested'],
    ['a zip bomb', () => zipOf([['a.csv', Buffer.alloc(60 * 1024 * 1024)]]), 'import.bomb'],
    ['a zip that lies about its sizes', () => zipOf([['a.csv', Buffer.from(HEADER.repeat(1_000))]], { declared: 10 }), 'import.sizesLie'],
    ['a zip of many files', () => zipOf(Array.from({ length: 300 }, (_, at) => [`${at}.csv`, Buffer.from('a')])), 'import.bomb'],
    ['a zip in a zip', () => zipOf([['a.zip', zipOf([['a.csv', Buffer.from(HEADER)]])]]), 'import.nested'],
    ['a workbook with macros', () => zipOf([['xl/workbook.xml', Buffer.from('<a/>')], ['xl/vbaProject.bin', Buffer.from('x')]]), 'import.macros'],
    ['a zip renamed to csv', () => zipOf([['x.txt', Buffer.from('x')], ['y.txt', Buffer.from('y')]]), 'import.unknownKind'],
    ['an old Excel file', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'import.oldExcel'],
    ['broken JSON', () => '[{"name":"a",\n', 'import.notJson'],
    ['deep JSON', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'import.noRows'],
    ['a torn zip', () => zipOf([['a.csv', Buffer.from(HEADER)]]).subarray(0, 40), 'import.broken'],
  ])('%s', async (_, make, code) => expect(await refusal(make())).toBe(code));

  test('prototype keys are names and nothing more', async () => {
    const done = await plan('[{"name":"甲支行","address":"路1号","code":"A1","__proto__":{"polluted":"1"},"constructor":{"a":"b"}}]');
    expect(done.rows[0]?.draft.name).toBe('甲支行');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a workbook: numbers as text, times as times, formulas as results, in both calendars', async () => {
    for (const date1904 of [false, true]) {
      const done = await plan(await workbook([['网点代码', '网点名称', '地址', '周一'], [102100000021, '新华支行', { formula: '1+1', result: '二路' }, '9:00-17:00']], date1904));
      expect(done.rows[0]?.draft).toMatchObject({ code: '102100000021', name: '新华支行', address: '二路' });
      expect(done.rows[0]?.draft.hours.verdict).toBe('read');
    }
  });
});

describe('rows', () => {
  test('check digits by ISO 7064 MOD 11,10', async () => {
    expect(isBankCode('102100000021')).toBe(true);
    expect(checkDigitOf('10210000002')).toBe(1);
    const done = await plan('联行号\t名称\n102100000021\t甲支行　\n102100000022\t乙支行\n1021\t丙支行\n', { region: 'R' });
    expect(standings(done)).toEqual(['ready', 'refused', 'refused']);
    expect(done.rows.map((row) => row.reasons[0]?.code)).toEqual(['text.trimmed', 'code.checkDigit', 'code.length']);
  });

  test('the same branch twice is shown, never merged', async () => {
    const rows = ['A1,甲支行,一路1号,021-62221111,东', 'A1,甲支行,一路1号,021-62221111,东', 'A2,乙支行,二路2号,,东', 'A2,乙支行,三路3号,,东', 'A3,丙支行,四路,,东', 'A4,丙支行,四路,,东'];
    expect(standings(await plan([HEADER, ...rows].join('\n')))).toEqual(['ready', 'same', 'held', 'held', 'held', 'held']);
    expect(standings(await plan([HEADER, ...rows].join('\n'), { duplicates: 'first' }))).toEqual(['ready', 'same', 'ready', 'held', 'ready', 'held']);
  });

  test('coordinates out of range or swapped are left empty and said', async () => {
    const done = await plan('名称,地址,经度,纬度\n甲,a,31.2,121.4\n乙,b,0,0\n丙,c,999,10\n丁,d,121.4,31.2\n', { region: 'R' });
    expect(done.rows.map((row) => row.reasons[0]?.code)).toEqual(['coordinates.swapped', 'coordinates.zero', 'coordinates.range', 'code.made']);
    expect(done.questions).toContain('coordinates');
  });

  test('what comes back carries the reasons, and no formula', async () => {
    const done = await plan(`${HEADER}\nA1,,=cmd|1,,东\nA2,乙支行,二路,,东\n`);
    const copy = await returnedCopy(done, '名单.csv', 'zh');
    const text = copy.bytes.toString();
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(ERROR_COLUMN);
    expect(text).toContain("'=cmd|1");
    expect(text).not.toContain('乙支行');
    expect((await plan(copy.bytes)).rows[0]?.draft.address).toBe('=cmd|1');
  });

  test('the token changes with file, decisions and network', async () => {
    const table = await readFile(Buffer.from(`${HEADER}\nA1,甲支行,一路,,东\n`));
    const known = { branches: [], regions: [] };
    const token = (hash: string, options: object, branches: typeof known.branches | { code: string; name: string; address: string; phone: string; lng: null; lat: null }[] = []) => planned(table, hash, importOptions.parse(options), { branches, regions: [] }).token;
    expect(token('a', {})).toBe(token('a', {}));
    expect(new Set([token('a', {}), token('b', {}), token('a', { region: 'X' }), token('a', {}, [{ code: 'A1', name: 'x', address: '', phone: '', lng: null, lat: null }])]).size).toBe(4);
  });
});

/** A zip written by hand, so that it can lie. */
function zipOf(files: readonly (readonly [string, Buffer])[], more: { declared?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(more.declared ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function crc(content: Buffer): number {
  return typeof crc32 === 'function' ? crc32(content) : 0;
}

async function workbook(rows: readonly (readonly unknown[])[], date1904: boolean): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet('网点');
  for (const row of rows) sheet.addRow([...row]);
  const stream = new PassThrough();
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  await book.xlsx.write(stream);
  return Buffer.concat(parts);
}
