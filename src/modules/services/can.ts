import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('services', {
  list: { roles: ['anonymous', 'customer', 'screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'public' },
  put: { roles: ['hq_operations', 'system'], scope: 'network' },
  /** the whole catalogue, with what a branch has learnt of its minutes */
  seeCatalogue: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  seeVersions: { roles: ['regional_manager', 'hq_operations', 'auditor'], scope: 'network' },
  withdraw: { roles: ['hq_operations'], scope: 'network' },
  /** the night's own work */
  learn: { roles: ['system'], scope: 'branch' },
  seeMeasured: { roles: ['system'], scope: 'public' },
  tend: { roles: ['system'], scope: 'network' },
});
