import { NETWORK } from '#kernel/id.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { allServices } from '#modules/services/index.ts';
import type { Feed, FeedService, Ways } from './feed-shape.ts';
import type { Bilingual } from './plan.ts';
import { settings } from './settings.ts';

/** The ways without coming, for pages that are about no single branch: phone bank, app, website, and the number always open. */
export async function waysNow(tx: Tx, now: Date): Promise<Ways & { bank: Bilingual }> {
  const { bankPhone, emergencyPhone, bank, app, appLink, website } = settings;
  return settingsAt(tx, { bank, phone: bankPhone, emergency: emergencyPhone, app, appLink, website }, NETWORK, now);
}

/** The same with the errands that can be done so. */
export async function withoutComingNow(tx: Tx, now: Date): Promise<Feed['withoutComing']> {
  const { bank: _, ...ways } = await waysNow(tx, now);
  return { ...ways, services: await servicesWithoutComing(tx) };
}

export async function servicesWithoutComing(tx: Tx): Promise<FeedService[]> {
  return (await allServices(tx)).filter((one) => one.offered && (one.onApp || one.onWeb || one.onPhoneBank)).map((one) => ({
    code: one.code, name: one.name, nameEn: one.nameEn, app: one.onApp, web: one.onWeb, phoneBank: one.onPhoneBank, how: one.online, howEn: one.onlineEn,
  }));
}
