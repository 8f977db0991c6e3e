import { permissions } from '#platform/permissions.ts';

export const can = permissions('imports', {
  importBranches: { roles: ['hq_operations', 'system'], scope: 'network' },
});
