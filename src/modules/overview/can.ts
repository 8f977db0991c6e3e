import { permissions } from '#kernel/permission.ts';

export const can = permissions('overview', {
  today: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  network: { roles: ['regional_manager', 'hq_operations', 'auditor'], scope: 'network' },
});
