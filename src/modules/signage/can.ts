import { permissions } from '#kernel/permission.ts';

const BRANCH = ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'system'] as const;
const WIDE = ['regional_manager', 'hq_operations', 'system'] as const;
const DEVICES = ['branch_head', 'regional_manager', 'hq_operations', 'system_admin', 'system'] as const;
const WATCH = ['teller', 'lobby_manager', 'wealth_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'] as const;

export const can = permissions('signage', {
  /** the screens themselves, and staff of the branch who look at what they show */
  watch: { roles: ['screen', ...WATCH], scope: 'branch' },
  /** a screen says that an urgent message stands on it */
  confirmShown: { roles: ['screen'], scope: 'branch' },
  seePlaylist: { roles: WATCH, scope: 'branch' },
  addItem: { roles: BRANCH, scope: 'branch' },
  changeItem: { roles: BRANCH, scope: 'branch' },
  withdrawItem: { roles: BRANCH, scope: 'branch' },
  /** who may add devices may say where a strip stands */
  addStrip: { roles: DEVICES, scope: 'branch' },
  changeStrip: { roles: DEVICES, scope: 'branch' },
  removeStrip: { roles: DEVICES, scope: 'branch' },
  findStrips: { roles: ['system'], scope: 'network' },
  driveStrips: { roles: ['system'], scope: 'branch' },
  seeWidePlaylist: { roles: ['auditor', ...WIDE], scope: 'network' },
  addWideItem: { roles: WIDE, scope: 'network' },
  changeWideItem: { roles: WIDE, scope: 'network' },
  withdrawWideItem: { roles: WIDE, scope: 'network' },
});
