import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { normalPhone } from '#kernel/phone.ts';
import { REGIONS } from './bank.ts';
import { BRANCHES } from './branches.ts';
import { ERRANDS } from './errands.ts';
import { EXCEPTIONS, WEEKS, type SampleWeek } from './hours.ts';
import { fixedLineOf, mobileOf } from './phones.ts';
import { premisesOf } from './premises.ts';
import { SERVICES } from './services.ts';
import { SLOGANS } from './slogans.ts';
import { STAFF } from './staff.ts';

test('the network has at least twelve branches in at least three regions, each with its own code, place and both languages', () => {
  expect(BRANCHES.length).toBeGreaterThanOrEqual(12);
  expect(REGIONS.length).toBeGreaterThanOrEqual(3);
  for (const key of ['code', 'name', 'nameEn', 'address', 'addressEn'] as const) {
    expect(new Set(BRANCHES.map((branch) => branch[key])).size, key).toBe(BRANCHES.length);
  }
  expect(new Set(BRANCHES.map(({ lng, lat }) => `${lng},${lat}`)).size).toBe(BRANCHES.length);
  for (const branch of BRANCHES) expect(REGIONS.map(({ code }) => code)).toContain(branch.region);
});

test('one branch takes appointments only, one has machines only, one is closed; each change names open branches nearby', () => {
  expect(BRANCHES.filter((branch) => WEEKS[branch.week].mode === 'appointment_only')).toHaveLength(1);
  for (const mode of ['machines_only', 'closed'] as const) expect(EXCEPTIONS.filter((one) => one.mode === mode && one.days === undefined)).toHaveLength(1);
  for (const one of EXCEPTIONS) {
    expect(BRANCHES.map(({ code }) => code)).toEqual(expect.arrayContaining([one.branch, ...one.alternatives]));
    expect(one.alternatives).not.toHaveLength(0);
  }
});

test('sessions of a day run forward and do not overlap', () => {
  for (const { personal, corporate } of Object.values(WEEKS) as SampleWeek[]) {
    for (const sessions of [...Object.values(personal), corporate]) {
      const clocks = sessions.flatMap(({ opens, closes }) => [opens, closes]);
      expect(clocks).toEqual([...new Set(clocks)].sort());
    }
  }
});

test('no telephone number of the sample bank can be dialled, and all are taken by the forms', () => {
  for (const number of [mobileOf(0), mobileOf(7_654_321), fixedLineOf(0), fixedLineOf(9999)]) {
    expect(parsePhoneNumberFromString(number, 'CN')?.isValid(), number).toBe(false);
    expect(normalPhone(number)).toMatch(/^\+86\d{10,11}$/);
  }
});

test('every branch has a door, a waiting area, machines, a counter where the mask may come off, and someone in every role', () => {
  for (const branch of BRANCHES) {
    const premises = premisesOf(branch);
    expect(premises.zones.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['door', 'guide', 'waiting', 'machines', 'cash', 'self_service']));
    expect(premises.zones.reduce((sum, zone) => sum + zone.areaM2, 0)).toBeLessThanOrEqual(branch.areaM2);
    expect(premises.counters.some(({ maskOff }) => maskOff)).toBe(true);
    for (const group of ['personal', 'corporate', 'wealth'] as const) expect(premises.counters.some(({ groups }) => groups.includes(group)), group).toBe(true);
    const roles = new Set(STAFF.filter(({ at }) => at === branch.code).map(({ role }) => role));
    for (const role of ['branch_head', 'lobby_manager', 'teller', 'wealth_manager', 'relationship_manager', 'cleaner', 'duty_phone'] as const) {
      expect(roles.has(role), `${role} at ${branch.code}`).toBe(true);
    }
  }
});

test('logins and names are used once', () => {
  expect(new Set(STAFF.map(({ login }) => login)).size).toBe(STAFF.length);
  expect(new Set(STAFF.map(({ name }) => name)).size).toBe(STAFF.length);
  expect(STAFF.map(({ login }) => login)).toEqual(expect.arrayContaining(['lobby.hx01', 'teller2.hx01', 'head.qy03', 'region.wy', 'hq', 'audit', 'admin', 'security']));
});

test('every service says in both languages what to bring and how to do it from home, and every errand is a service', () => {
  for (const service of SERVICES) {
    expect(service.name && service.nameEn, service.code).toBeTruthy();
    expect(Boolean(service.bring), service.code).toBe(Boolean(service.bringEn));
    expect(Boolean(service.online), service.code).toBe(Boolean(service.onlineEn));
    if (service.channels.length > 0) expect(service.online, service.code).not.toBe('');
  }
  expect(ERRANDS.map(({ service }) => service).sort()).toEqual(SERVICES.map(({ code }) => code).sort());
  for (const { zh, en } of SLOGANS) expect(zh.length * en.length).toBeGreaterThan(0);
});
