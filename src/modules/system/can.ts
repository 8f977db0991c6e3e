import { permissions } from '#kernel/permission.ts';

export const can = permissions('system', {
  health: { roles: ['system_admin'], scope: 'network' },
  retryJobs: { roles: ['system_admin'], scope: 'network' },
});
