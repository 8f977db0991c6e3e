import { expect, test } from 'vitest';
import { cell, csvOf } from './csv.ts';

test('a cell that a spreadsheet would run is disarmed, a negative number stays a number', () => {
  expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(cell('@SUM(A1)')).toBe("'@SUM(A1)");
  expect(cell('-12.5')).toBe('-12.5');
  expect(cell('-1+cmd')).toBe("'-1+cmd");
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvOf([['网点', '地址'], ['山景支行', '人民路 1 号, "东门"\n二楼']])).toBe('\uFEFF网点,地址\r\n山景支行,"人民路 1 号, ""东门""\n二楼"\r\n');
});
