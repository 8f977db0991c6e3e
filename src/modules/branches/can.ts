import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('branches', {
  list: { roles: ['anonymous', 'customer', 'screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'public' },
  premises: { roles: ['screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'branch' },
  addRegion: { roles: ['hq_operations', 'system'], scope: 'network' },
  addBranch: { roles: ['hq_operations', 'system'], scope: 'network' },
  furnish: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  seePlan: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor', 'system'], scope: 'branch' },
  drawPlan: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  changeDetails: { roles: ['regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  devices: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system_admin', 'system'], scope: 'branch' },
  addDevice: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system_admin', 'system'], scope: 'branch' },
  clock: { roles: ['screen', 'kiosk', 'anonymous', 'customer', ...STAFF_ROLES], scope: 'branch' },
  settings: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'auditor', 'system_admin', 'system'], scope: 'branch' },
  changeBranchSetting: { roles: ['regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  changeNetworkSetting: { roles: ['hq_operations', 'system'], scope: 'network' },
});
