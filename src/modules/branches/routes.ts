import { serve } from '#platform/serve.ts';
import { addBranch } from './acts/add-branch.ts';
import { addDevice, renewDevice, revokeDevice } from './acts/add-device.ts';
import { addRegion } from './acts/add-region.ts';
import { changeDetails } from './acts/change-details.ts';
import { changeBranchSetting, changeNetworkSetting } from './acts/change-setting.ts';
import { drawPlan } from './acts/draw-plan.ts';
import { furnish } from './acts/furnish.ts';
import { contract } from './contract.ts';
import { floorPlanOf } from './reads/floor-plan.ts';
import { clockOfBranch, devicesOfBranch, listBranches, premisesOfBranch, settingsOfBranch } from './reads/network.ts';

export const routes = serve(contract, {
  'GET /api/public/branches': listBranches,
  'GET /api/branches/:branch/premises': premisesOfBranch,
  'GET /api/branches/:branch/floor-plan': floorPlanOf,
  'PUT /api/branches/:branch/floor-plan': drawPlan,
  'POST /api/regions': addRegion,
  'POST /api/branches': addBranch,
  'PUT /api/branches/:branch': changeDetails,
  'POST /api/branches/:branch/premises': furnish,
  'GET /api/branches/:branch/devices': devicesOfBranch,
  'POST /api/branches/:branch/devices': addDevice,
  'POST /api/branches/:branch/devices/:device/token': renewDevice,
  'DELETE /api/branches/:branch/devices/:device': revokeDevice,
  'GET /api/branches/:branch/clock': clockOfBranch,
  'GET /api/branches/:branch/settings': settingsOfBranch,
  'POST /api/branches/:branch/settings': changeBranchSetting,
  'POST /api/settings': changeNetworkSetting,
});
