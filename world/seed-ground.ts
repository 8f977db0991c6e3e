import { NETWORK } from '#kernel/id.ts';
import type { Asking, House } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { addBranch, addDevice, addRegion, allBranches, drawPlan, floorPlanOf, furnish } from '#modules/branches/index.ts';
import { addPerson, givePost, passwordHash } from '#modules/identity/index.ts';
import { makeDays } from '#modules/appointments/index.ts';
import { putService } from '#modules/services/index.ts';
import { REGIONS } from './bank.ts';
import { BRANCHES, type SampleBranch } from './branches.ts';
import { fixedLineOf } from './phones.ts';
import { premisesOf } from './premises.ts';
import { seedAreas } from './seed-areas.ts';
import { seedCards } from './seed-cards.ts';
import { seedCases } from './seed-cases.ts';
import { seedCash } from './seed-cash.ts';
import { seedCrews } from './seed-crews.ts';
import { seedHours } from './seed-hours.ts';
import { seedNet } from './seed-net.ts';
import { seedPast } from './seed-past.ts';
import { seedScreens } from './seed-screens.ts';
import { seedSettings } from './seed-settings.ts';
import { seedSubscribers } from './seed-subscribers.ts';
import { SERVICES } from './services.ts';
import { SAMPLE_PASSWORD, STAFF } from './staff.ts';

/** A device's token as it was given when it was added: it opens the screen's page. */
export type DeviceToken = Readonly<{ branch: string; kind: string; token: string }>;

/**
 * Regions, branches with all that stands in them, services, people, settings and opening hours: in one transaction, so the
 * sample bank is there whole or not at all. `undefined`: there is one already.
 */
export async function seedGround(house: House, asking: Asking): Promise<readonly DeviceToken[] | undefined> {
  // One hash for all: it is the one sample password, and hashing it 158 times would make the user wait.
  const hash = await passwordHash(SAMPLE_PASSWORD);
  return house.db.change({ branch: NETWORK, branches: 'all' }, async (tx) => {
    if ((await allBranches(tx)).length > 0) return undefined;
    const places = new Map<string, string>();
    for (const { code, name, nameEn } of REGIONS) places.set(code, (await addRegion.within(tx, asking, { code, name, nameEn })).region);
    const tokens: DeviceToken[] = [];
    for (const [index, branch] of BRANCHES.entries()) {
      places.set(branch.code, await openBranch(tx, asking, branch, index, places.get(branch.region) ?? ''));
      tokens.push(...(await hangDevices(tx, asking, branch, places.get(branch.code) ?? '')));
    }
    for (const [position, service] of SERVICES.entries()) {
      const { channels, machine, ...rest } = service;
      await putService.within(tx, asking, {
        ...rest, position, machineMinutes: machine ?? null,
        onApp: channels.includes('app'), onWeb: channels.includes('web'), onPhoneBank: channels.includes('phone'),
      });
    }
    for (const { login, name, nameEn, employer, role, at } of STAFF) {
      const { staff } = await addPerson.within(tx, asking, { login, name, nameEn, employer, passwordHash: hash });
      await givePost.within(tx, asking, { staff, role, place: at === 'network' ? NETWORK : places.get(at) ?? '' });
    }
    await seedSettings(tx, asking, places);
    await seedCases(tx, asking, places);
    await seedHours(tx, asking, places);
    await seedSubscribers(tx, asking, places);
    await seedAreas(tx, asking, places);
    await seedCrews(tx, asking, places);
    await seedScreens(tx, asking);
    await seedCards(tx, asking);
    for (const { code } of BRANCHES) await drawHall(tx, asking, places.get(code) ?? '');
    await seedNet(tx, asking, places);
    await seedCash(tx, asking, places);
    await seedPast(tx, asking, places);
    for (const { code } of BRANCHES) await makeDays.within(tx, asking, { branch: places.get(code) ?? '' });
    return tokens;
  });
}

async function openBranch(tx: Tx, asking: Asking, branch: SampleBranch, index: number, region: string): Promise<string> {
  const { code, name, nameEn, address, addressEn, lng, lat, areaM2 } = branch;
  const added = await addBranch.within(tx, asking, { code, name, nameEn, address, addressEn, lng, lat, areaM2, region, origin: 'sample', phone: fixedLineOf(100 + index) });
  const { zones, counters, machines } = premisesOf(branch);
  await furnish.within(tx, asking, {
    branch: added.branch,
    zones: zones.map(({ kind, name: zh, nameEn: en, seats }) => ({ kind, name: zh, nameEn: en, seats })),
    counters: counters.map(({ number, name: zh, nameEn: en, groups, maskOff, zone }) => ({ number, name: zh, nameEn: en, serviceGroups: [...groups], maskOff, zone })),
    machines: [...machines],
  });
  return added.branch;
}

/** The hall as a first drawing has it: every sample branch gives spaced seats. */
async function drawHall(tx: Tx, asking: Asking, branch: string): Promise<void> {
  const { plan, number } = await floorPlanOf.within(tx, asking, { branch });
  await drawPlan.within(tx, asking, { branch, over: number, ...plan });
}

async function hangDevices(tx: Tx, asking: Asking, branch: SampleBranch, id: string): Promise<DeviceToken[]> {
  const tokens: DeviceToken[] = [];
  for (const { kind, name } of premisesOf(branch).devices) {
    tokens.push({ branch: branch.code, kind, token: (await addDevice.within(tx, asking, { branch: id, kind, name })).token });
  }
  return tokens;
}
