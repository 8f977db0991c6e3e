import { permissions } from '#kernel/permission.ts';

export const can = permissions('imports', {
  importBranches: { roles: ['hq_operations', 'system'], scope: 'network' },
});
