import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en as importEn } from './import/refusals.en.ts';
import { zh as importZh } from './import/refusals.zh.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { addBranch } from './acts/add-branch.ts';
export { addRegion } from './acts/add-region.ts';
export { addDevice, renewDevice, revokeDevice, tokenHash } from './acts/add-device.ts';
export { changeDetails } from './acts/change-details.ts';
export { changeBranchSetting, changeNetworkSetting, knowSettings } from './acts/change-setting.ts';
export { confirmList, previewList, returnList, type BranchList, type Imported } from './import/branch-list.ts';
export { importOptions, type ImportOptions } from './import/options.ts';
export { reportOf } from './import/report.ts';
export type { Preview } from './import/shown.ts';
export { furnish } from './acts/furnish.ts';
export { allBranches, allRegions, asKnown, branchOf, countersOf, deviceByToken, deviceOf, devicesOf, listBranches, machinesOf, noteDeviceSeen, zonesOf, type KnownBranch } from './reads/network.ts';
export type { BranchRow, CounterRow, DeviceKind, DeviceRow, MachineRow, RegionRow, ZoneRow } from './tables.ts';

export const branches = defineModule({ name: 'branches', contract, routes, can, refusals: { zh: { ...zh, ...importZh }, en: { ...en, ...importEn } } });
