import { expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import type { ShownDay } from '../wall.ts';
import { doorsOf, metresOnEarth, spansOfDays, WHENS, type Door, type When } from './doors.ts';

const NONE = new Float64Array();

function day(date: string, sessions: readonly (readonly [string, string])[], mode: ShownDay['mode'] = 'open'): ShownDay {
  return { date, kind: 'workday', mode, personal: sessions.map(([opens, closes]) => ({ opens, closes })), corporate: [], machines: [], changed: false } as ShownDay;
}

function door(id: string, lng: number, lat: number, zone: string, days: readonly ShownDay[]): Door {
  return { id, lng, lat, zone, personal: spansOfDays(days, 'personal', zone), corporate: NONE };
}

function ids(doors: readonly Door[], at: Date, when: When, spot = { lng: 0, lat: 0 }): string[] {
  return doorsOf(doors).near({ ...spot, at, when, group: 'personal', most: 100 }).map((one) => one.id);
}

test('an hour that daylight saving takes or gives again is counted in instants', () => {
  // Berlin, 25 October 2026: at three the clock goes back to two. A night session from 22:00 to 27:00 lasts six hours.
  const night = door('night', 13.4, 52.5, 'Europe/Berlin', [day('2026-10-24', [['22:00', '27:00']])]);
  expect((night.personal[1] ?? 0) - (night.personal[0] ?? 0)).toBe(6 * 3_600_000);
  expect(ids([night], new Date('2026-10-25T01:30:00Z'), 'now')).toEqual(['night']);
  expect(ids([night], new Date('2026-10-25T02:00:00Z'), 'now')).toEqual([]);
  // 29 March 2026: two becomes three. A session that lies in the hour that is not there is none.
  expect(spansOfDays([day('2026-03-29', [['02:00', '03:00']])], 'personal', 'Europe/Berlin')).toHaveLength(0);
  // Tomorrow is the branch's next date, also when that day has 23 hours.
  const short = door('short', 13.4, 52.5, 'Europe/Berlin', [day('2026-03-29', [['23:00', '23:59']]), day('2026-03-30', [['00:10', '01:00']])]);
  expect(ids([short], new Date('2026-03-28T12:00:00Z'), 'tomorrow')).toEqual(['short']);
  expect(ids([door('after', 13.4, 52.5, 'Europe/Berlin', [day('2026-03-30', [['00:10', '01:00']])])], new Date('2026-03-28T12:00:00Z'), 'tomorrow')).toEqual([]);
});

test('at one instant it is another day elsewhere', () => {
  const days = [day('2026-11-26', [['09:00', '17:00']]), day('2026-11-27', [['09:00', '17:00']])];
  const [here, far] = [door('shanghai', 121.5, 31.2, 'Asia/Shanghai', days), door('new york', -74, 40.7, 'America/New_York', days)];
  const at = instantOf('2026-11-27', '10:00', 'Asia/Shanghai');
  expect(ids([here, far], at, 'now')).toEqual(['shanghai']);
  expect(ids([here, far], at, 'tomorrow')).toEqual(['new york']);
});

test('past the 180th meridian the nearest is the nearest', () => {
  const days = [day('2026-11-26', [['00:00', '24:00']])];
  const [suva, apia] = [door('suva', 178.4, -18.1, 'UTC', days), door('apia', -171.8, -13.8, 'UTC', days)];
  expect(ids([apia, suva], new Date('2026-11-26T10:00:00Z'), 'now', { lng: -179.9, lat: -17 })).toEqual(['suva', 'apia']);
});

test('machines alone and a closed day serve nobody', () => {
  const at = instantOf('2026-11-26', '10:00', 'Asia/Shanghai');
  const shut = (['machines_only', 'closed'] as const).map((mode) => door(mode, 1, 1, 'Asia/Shanghai', [day('2026-11-26', [['09:00', '17:00']], mode)]));
  for (const when of WHENS) expect(ids(shut, at, when)).toEqual([]);
  expect(doorsOf([]).near({ lng: 0, lat: 0, at, when: 'now', group: 'personal', most: 5 })).toEqual([]);
});

test('the tree finds just what a look at every branch finds', () => {
  let seed = 7;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
  const formats = new Map(zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone })]));
  const clock = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
  const doors = Array.from({ length: 600 }, (_, nth): Door => {
    const days = ['2026-10-24', '2026-10-25', '2026-10-26'].filter(() => chance() > 0.3).map((date) => {
      const opens = Math.floor(chance() * 14);
      return day(date, [[clock(opens), clock(opens + 1 + Math.floor(chance() * 10))]]);
    });
    return door(String(nth), chance() * 360 - 180, chance() * 160 - 80, zones[nth % zones.length] ?? 'UTC', days);
  });
  const tree = doorsOf(doors);
  for (let round = 0; round < 45; round += 1) {
    const spot = { lng: chance() * 360 - 180, lat: chance() * 160 - 80 };
    const at = new Date(Date.parse('2026-10-24T00:00:00Z') + Math.floor(chance() * 172_800_000));
    const when = WHENS[round % WHENS.length] ?? 'now';
    const open = (one: Door): boolean => {
      const pairs = Array.from({ length: one.personal.length / 2 }, (_, nth) => [one.personal[2 * nth] ?? 0, one.personal[2 * nth + 1] ?? 0] as const);
      const date = (instant: number) => formats.get(one.zone)?.format(instant) ?? '';
      const next = new Date(Date.parse(date(at.getTime())) + 86_400_000).toISOString().slice(0, 10);
      if (when === 'now') return pairs.some(([from, to]) => from <= at.getTime() && at.getTime() < to);
      if (when === 'today') return pairs.some(([from, to]) => to > at.getTime() && (from <= at.getTime() || date(from) === date(at.getTime())));
      return pairs.some(([from]) => date(from) === next);
    };
    const plain = doors.filter(open).map((one) => metresOnEarth(spot, one)).toSorted((a, b) => a - b).slice(0, 8);
    expect(tree.near({ ...spot, at, when, group: 'personal', most: 8 }).map((one) => metresOnEarth(spot, one)), `${when} ${at.toISOString()}`).toEqual(plain);
  }
});
