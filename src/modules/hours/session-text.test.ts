import { expect, test } from 'vitest';
import { typedSessions, understood } from './session-text.ts';

const TWO = [{ opens: '09:00', closes: '11:30' }, { opens: '14:00', closes: '16:00' }];

test.each([
  ['9:00-11:30, 14:00-16:00', TWO], ['9-11:30 14-16', TWO], ['9：00至11：30，14：00—16：00', TWO], ['09:00 – 11:30、14:00 – 16:00', TWO], ['9点-11点30 14点到16点', TWO],
  ['6:00-0:30', [{ opens: '06:00', closes: '24:30' }]], ['24小时', [{ opens: '00:00', closes: '24:00' }]], ['', []], ['不营业', []], ['closed', []],
])('"%s" is understood', (typed, sessions) => expect(understood(typed)).toEqual({ sessions }));

test.each([
  ['nine to five', 'unreadable'], ['9:00', 'unreadable'], ['9:00-9:00', 'order'], ['9:00-12:00, 11:00-16:00', 'overlap'], ['14:00-16:00, 9:00-11:30', 'overlap'], ['9:75-11:00', 'unreadable'], ['30:00-31:00', 'unreadable'], ['1-2-3', 'unreadable'],
])('"%s" is not', (typed, fault) => expect(understood(typed)).toEqual({ fault }));

test('what stands in the field is understood again', () => {
  for (const sessions of [TWO, [], [{ opens: '00:00', closes: '24:00' }], [{ opens: '06:00', closes: '24:30' }]]) expect(understood(typedSessions(sessions))).toEqual({ sessions });
});
