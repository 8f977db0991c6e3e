import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('services', {
  list: { roles: ['anonymous', 'customer', 'screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'public' },
  put: { roles: ['hq_operations', 'system'], scope: 'network' },
});
