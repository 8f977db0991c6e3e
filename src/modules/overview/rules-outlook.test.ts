import { describe, expect, it } from 'vitest';
import { hoursAhead, type Ahead } from './rules-outlook.ts';

const ahead = (over: Partial<Ahead> = {}): Ahead => ({
  arrivals: [{ group: 'personal', hour: 9, expected: 12, came: null }, { group: 'corporate', hour: 9, expected: 3, came: null }, { group: 'personal', hour: 10, expected: 4, came: null }],
  booked: [{ hour: 9, count: 2 }, { hour: 9, count: 1 }],
  counters: [{ group: 'personal', from: 540, until: 630, counters: 3 }, { group: 'corporate', from: 540, until: 660, counters: 1 }],
  minutes: new Map([['personal', 8], ['corporate', 20]]), load: 0.85, ...over,
});

describe('an hour against its counters', () => {
  it('knows who is expected, what the counters can serve and how many are needed', () => {
    expect(hoursAhead(ahead())[0]).toEqual({ hour: 9, expected: 15, came: null, booked: 3, planned: 4, serves: 23.1, needed: 4 });
  });
  it('counts half an hour of a counter as half a counter', () => {
    expect(hoursAhead(ahead())[1]).toMatchObject({ hour: 10, expected: 4, planned: 2.5, needed: 1 });
  });
  it('shows what came where an hour is over', () => {
    const arrivals = ahead().arrivals.map((one) => ({ ...one, came: one.hour === 9 ? 5 : null }));
    expect(hoursAhead(ahead({ arrivals })).map((one) => one.came)).toEqual([10, null]);
  });
  it('asks for no counter before the doors open: who waits there is the first hour’s work', () => {
    const early = [...ahead().arrivals, { group: 'personal', hour: 8, expected: 10, came: null }];
    expect(hoursAhead(ahead({ arrivals: early })).map(({ hour, expected, needed }) => [hour, expected, needed])).toEqual([[8, 10, 0], [9, 15, 5], [10, 4, 1]]);
  });
  it('says nothing where nothing is known, and leaves out the night', () => {
    expect(hoursAhead(ahead({ arrivals: [] }))).toEqual([]);
    const day = Array.from({ length: 24 }, (_, hour) => ({ group: 'personal', hour, expected: hour === 9 || hour === 11 ? 6 : 0, came: null }));
    expect(hoursAhead(ahead({ arrivals: day, counters: [] })).map((one) => one.hour)).toEqual([9, 10, 11]);
  });
});
