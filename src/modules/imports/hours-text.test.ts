import { describe, expect, test } from 'vitest';
import { readDayCells, readHours } from './hours-text.ts';
import { measured, openingHoursCases, hasData } from './real-data.ts';
import { hoursShown } from './shown.ts';

const read = (text: string, flavour: 'osm' | 'plain' = 'plain') => hoursShown(readHours(text, flavour), 'en');
const doubt = (text: string, flavour: 'osm' | 'plain' = 'plain') => { const reading = readHours(text, flavour); return reading.verdict === 'doubtful' ? reading.reasons.map((one) => one.code) : reading.verdict; };

describe('opening hours that are sure', () => {
  test.each([
    ['Mo-Fr 10:00-13:00, Mo 14:00-16:00', 'osm', 'Mon 10:00–13:00, 14:00–16:00; Tue–Fri 10:00–13:00'],
    ['Mo,We,Fr 09:30-15:00; Tu,Th 09:30-18:00; PH off', 'osm', 'Mon 09:30–15:00; Tue 09:30–18:00; Wed 09:30–15:00; Thu 09:30–18:00; Fri 09:30–15:00'],
    ['Monday to Thursday 9:00 - 17:00<br /> Friday 9:00 - 17:30', 'plain', 'Mon–Thu 09:00–17:00; Fri 09:00–17:30'],
    ['周一至周五 上午9:00至12:00，下午1:30至5:00；周六、周日休息', 'plain', 'Mon–Fri 09:00–12:00, 13:30–17:00'],
    ['Montag bis Freitag 9:00 bis 16:00 Uhr, Samstag geschlossen', 'plain', 'Mon–Fri 09:00–16:00'],
    ['24小時', 'plain', 'Mon–Sun 00:00–24:00'],
    ['Mo-Su 06:00-00:30', 'osm', 'Mon–Sun 06:00–24:30'],
  ] as const)('%s', (text, flavour, expected) => expect(read(text, flavour)).toBe(expected));
});

describe('opening hours that are not sure', () => {
  test.each([
    ['Subject to Mall Opening Hours', 'plain', ['hours.freeText']],
    ['8:30-18:00', 'plain', ['hours.daysUnsaid']],
    ['9:00-5:00 pm', 'plain', ['hours.unsupported']],
    ['ATM : 24-hours', 'plain', ['hours.machine']],
    ['Mo-Fr 09:00-13:00; Fr 14:00-17:00', 'osm', ['hours.replaces']],
    ['"Nur Termine"', 'osm', ['hours.comment']],
    ['Apr-Oct Mo-Fr 09:00-17:00', 'osm', ['hours.unsupported']],
    ['', 'plain', 'none'],
  ] as const)('%s', (text, flavour, expected) => expect(doubt(text, flavour)).toEqual(expected));

  test('a blank day is closed only where the file has no mark for closed', () => {
    const cells = [{ days: [1], text: '9:00a.m. to 5:30p.m.', column: 'mon' }, { days: [7], text: '', column: 'sun' }];
    expect(readDayCells(cells).verdict).toBe('read');
    expect(readDayCells(cells, { closedMark: '-' }).verdict).toBe('doubtful');
  });

  test('what a day column says is said once the person says which days', () => expect(hoursShown(readHours('8:30-18:00', 'plain', { days: 'weekdays' }), 'en')).toBe('Mon–Fri 08:30–18:00'));
});

describe.skipIf(!hasData)('the strings of the opening_hours.js tests (skipped without ../shared/data)', () => {
  test('none is read otherwise than its authors expect', ({ skip }) => {
    const cases = openingHoursCases();
    if (!cases) return skip('xz is missing');
    const { right, wrong, doubtful, total } = measured(cases);
    expect(wrong).toEqual([]);
    expect({ right, doubtful, total }).toEqual({ right: 101, doubtful: 576, total: 679 });
  });
});
