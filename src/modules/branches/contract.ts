import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { branchDetails } from './acts/add-branch.ts';
import { regionInput } from './acts/add-region.ts';
import { drawPlan, floorPlan } from './acts/draw-plan.ts';
import { premises } from './acts/furnish.ts';
import { addDevice } from './acts/add-device.ts';
import { changeBranchSetting, changeNetworkSetting } from './acts/change-setting.ts';
import { can } from './can.ts';
import { DEVICE_KINDS, MACHINE_KINDS, ZONE_KINDS } from './tables.ts';

const named = { name: z.string(), nameEn: z.string() };
const knownBranch = z.object({
  id, code: z.string(), ...named, address: z.string(), addressEn: z.string(), phone: z.string(), lng: z.number().nullable(), lat: z.number().nullable(),
  timeZone: z.string(), areaM2: z.number().nullable(), region: id, origin: z.enum(['sample', 'import', 'manual']),
});
const deviceParams = z.object({ branch: id, device: id });

export const contract = {
  'GET /api/public/branches': endpoint({
    summary: 'All branches as customers know them', may: can.list, cache: 'etag',
    answer: z.object({ regions: z.array(z.object({ id, code: z.string(), name: z.string(), name_en: z.string() })), branches: z.array(knownBranch) }),
  }),
  'GET /api/branches/:branch/premises': endpoint({
    summary: 'Zones, counters and machines of a branch', may: can.premises, params: branchParam,
    answer: z.object({
      branch: knownBranch,
      zones: z.array(z.object({ id, kind: z.enum(ZONE_KINDS), ...named, seats: z.number() })),
      counters: z.array(z.object({ id, number: z.number(), ...named, serviceGroups: z.array(z.string()), maskOff: z.boolean(), zone: id.nullable() })),
      machines: z.array(z.object({ id, kind: z.enum(MACHINE_KINDS), ...named, zone: id.nullable() })),
    }),
  }),
  'GET /api/branches/:branch/floor-plan': endpoint({
    summary: 'The hall as it is drawn, in metres, or a first drawing to start from', may: can.seePlan, params: branchParam,
    answer: z.object({
      number: z.int(), plan: floorPlan, seatMetres: z.number(), zones: z.array(z.object({ id, kind: z.enum(ZONE_KINDS), ...named })),
      counters: z.array(z.object({ number: z.number(), ...named, maskOff: z.boolean() })), machines: z.array(z.object({ id, kind: z.enum(MACHINE_KINDS), ...named })),
    }),
  }),
  'PUT /api/branches/:branch/floor-plan': endpoint({ summary: 'Draw the hall anew', may: can.drawPlan, params: branchParam, body: drawPlan.input.omit({ branch: true }), answer: z.object({ number: z.int() }) }),
  'POST /api/regions': endpoint({ summary: 'Add a region', may: can.addRegion, body: regionInput, status: 201, answer: z.object({ region: id }) }),
  'POST /api/branches': endpoint({ summary: 'Add a branch', may: can.addBranch, body: branchDetails.extend({ region: id }), status: 201, answer: z.object({ branch: id }) }),
  'PUT /api/branches/:branch': endpoint({ summary: 'Change what customers read about a branch', may: can.changeDetails, params: branchParam, body: branchDetails.omit({ code: true, timeZone: true }), answer: z.object({ branch: id }) }),
  'POST /api/branches/:branch/premises': endpoint({
    summary: 'Add zones, counters and machines to a branch', may: can.furnish, params: branchParam, body: premises, status: 201,
    answer: z.object({ zones: z.number(), counters: z.number(), machines: z.number() }),
  }),
  'GET /api/branches/:branch/devices': endpoint({
    summary: 'Screens, tablets and kiosks of a branch, and when each was last seen', may: can.devices, params: branchParam,
    answer: z.object({ devices: z.array(z.object({ id, kind: z.enum(DEVICE_KINDS), name: z.string(), lastSeenAt: z.date().nullable(), revokedAt: z.date().nullable() })) }),
  }),
  'POST /api/branches/:branch/devices': endpoint({ summary: 'Add a device; its token is shown once', may: can.addDevice, params: branchParam, body: addDevice.input.omit({ branch: true }), status: 201, answer: z.object({ device: id, token: z.string() }) }),
  'POST /api/branches/:branch/devices/:device/token': endpoint({ summary: 'Give a device a new token', may: can.addDevice, params: deviceParams, answer: z.object({ device: id, token: z.string() }) }),
  'DELETE /api/branches/:branch/devices/:device': endpoint({ summary: 'Revoke a device', may: can.addDevice, params: deviceParams, answer: z.object({ device: id }) }),
  'GET /api/branches/:branch/clock': endpoint({ summary: 'The bank’s time at a branch: screens check their own clock, and are seen to be alive', may: can.clock, params: branchParam, query: z.object({ as: id.optional() }), answer: z.object({ at: z.date(), timeZone: z.string(), speed: z.number() }) }),
  'GET /api/branches/:branch/settings': endpoint({
    summary: 'Every setting in force at a branch', may: can.settings, params: branchParam,
    answer: z.object({ settings: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string(), unit: z.string(), source: z.string(), fallback: z.unknown(), value: z.unknown(), seenFirst: z.object({ value: z.unknown(), page: z.string() }).nullable() })) }),
  }),
  'POST /api/branches/:branch/settings': endpoint({ summary: 'A dated setting for one branch', may: can.changeBranchSetting, params: branchParam, body: changeBranchSetting.input.omit({ branch: true }), status: 201, answer: z.object({ setting: id }) }),
  'POST /api/settings': endpoint({ summary: 'A dated setting for a region or the network', may: can.changeNetworkSetting, body: changeNetworkSetting.input, status: 201, answer: z.object({ setting: id }) }),
} as const;
