import { permissions } from '#kernel/permission.ts';

export const can = permissions('audit', {
  trail: { roles: ['auditor', 'branch_head', 'regional_manager', 'hq_operations', 'security_admin'], scope: 'branch', reading: 'personal' },
  networkTrail: { roles: ['auditor', 'security_admin'], scope: 'network', reading: 'personal' },
  verify: { roles: ['auditor', 'security_admin'], scope: 'network' },
});
