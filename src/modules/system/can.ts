import { permissions } from '#platform/permissions.ts';

export const can = permissions('system', {
  health: { roles: ['system_admin'], scope: 'network' },
  retryJobs: { roles: ['system_admin'], scope: 'network' },
});
