import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { addBranch } from './acts/add-branch.ts';
export { addBranches, branchListInput } from './acts/add-branches.ts';
export { addRegion } from './acts/add-region.ts';
export { addDevice, renewDevice, revokeDevice, tokenHash } from './acts/add-device.ts';
export { changeDetails } from './acts/change-details.ts';
export { changeBranchSetting, changeNetworkSetting, changeSeenSetting, knowSettings } from './acts/change-setting.ts';
export { drawPlan } from './acts/draw-plan.ts';
export { furnish } from './acts/furnish.ts';
export { floorPlanOf, planOf } from './reads/floor-plan.ts';
export { importByToken, knownNetwork } from './reads/known-network.ts';
export { allBranches, allRegions, asKnown, branchesAmong, branchesInReach, branchOf, countersOf, deviceByToken, deviceOf, devicesOf, groupsServedAt, listBranches, machinesOf, noteDeviceSeen, regionsAmong, screensOf, zonesOf, type KnownBranch } from './reads/network.ts';
export { nearestBranches } from './reads/nearest.ts';
export type { BranchRow, CounterRow, DeviceKind, DeviceRow, MachineRow, RegionRow, ZoneRow } from './tables.ts';

export const branches = defineModule({ name: 'branches', contract, routes, can, settings, refusals: { zh, en } });
