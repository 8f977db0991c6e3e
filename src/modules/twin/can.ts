import { permissions } from '#kernel/permission.ts';

export const can = permissions('twin', {
  whatIf: { roles: ['branch_head', 'regional_manager', 'hq_operations'], scope: 'branch' },
  /** as who changes a branch's settings */
  turnOnMaskRule: { roles: ['regional_manager', 'hq_operations'], scope: 'branch' },
  turnMaskRules: { roles: ['regional_manager', 'hq_operations'], scope: 'network' },
});
