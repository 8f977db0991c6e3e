import { describe, expect, it } from 'vitest';
import { doorAt, sessionsText, type ShownDay } from './wall.ts';

const day = (date: string, sessions: [string, string][], mode: ShownDay['mode'] = sessions.length > 0 ? 'open' : 'closed'): ShownDay =>
  ({ date, kind: 'workday', mode, personal: sessions.map(([opens, closes]) => ({ opens, closes })), corporate: [], machines: [] });

const DAYS = [
  day('2020-02-06', [['06:00', '24:30']]),
  day('2020-02-07', [['09:00', '11:30'], ['14:00', '16:00']]),
  day('2020-02-08', []),
  day('2020-02-09', [['10:00', '15:00']], 'appointment_only'),
];

describe('what the door says', () => {
  const table: [string, string, string, ReturnType<typeof doorAt>][] = [
    ['still open from yesterday evening', '2020-02-07', '00:10', { state: 'open', mode: 'open', until: '24:30' }],
    ['not yet open', '2020-02-07', '08:59', { state: 'opens', on: '2020-02-07', opens: '09:00', mode: 'open' }],
    ['open to the minute', '2020-02-07', '09:00', { state: 'open', mode: 'open', until: '11:30' }],
    ['the noon break', '2020-02-07', '11:30', { state: 'opens', on: '2020-02-07', opens: '14:00', mode: 'open' }],
    ['over for today, shut tomorrow, so the day after', '2020-02-07', '16:00', { state: 'opens', on: '2020-02-09', opens: '10:00', mode: 'appointment_only' }],
    ['open by appointment', '2020-02-09', '12:00', { state: 'open', mode: 'appointment_only', until: '15:00' }],
    ['nothing known any more', '2020-02-09', '15:00', { state: 'shut' }],
  ];
  it.each(table)('%s', (_, date, clock, expected) => expect(doorAt(DAYS, date, clock)).toEqual(expected));
  it('keeps corporate customers apart', () => expect(doorAt(DAYS, '2020-02-07', '10:00', 'corporate')).toEqual({ state: 'shut' }));
});

describe('hours in words', () => {
  it('are written as a clock shows them', () => {
    expect(sessionsText([{ opens: '09:00', closes: '11:30' }, { opens: '14:00', closes: '16:00' }], 'zh')).toBe('9:00–11:30，14:00–16:00');
    expect(sessionsText([{ opens: '06:00', closes: '24:30' }], 'en')).toBe('6:00–0:30 next day');
    expect(sessionsText([{ opens: '00:00', closes: '24:00' }], 'zh')).toBe('24 小时');
  });
});
