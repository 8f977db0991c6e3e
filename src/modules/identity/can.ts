import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('identity', {
  signIn: { roles: ['anonymous', 'customer', 'screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'public' },
  me: { roles: ['anonymous', 'customer', 'screen', 'kiosk', ...STAFF_ROLES], scope: 'public', about: 'asker' },
  signOut: { roles: ['screen', 'kiosk', ...STAFF_ROLES], scope: 'public' },
  changeOwnPassword: { roles: STAFF_ROLES, scope: 'public' },
  people: { roles: ['system_admin', 'security_admin', 'auditor'], scope: 'network', reading: 'personal' },
  addPerson: { roles: ['system_admin', 'system'], scope: 'network' },
  givePost: { roles: ['security_admin', 'system'], scope: 'network' },
  endPost: { roles: ['security_admin', 'system'], scope: 'network' },
  disablePerson: { roles: ['system_admin', 'security_admin', 'system'], scope: 'network' },
  endSessions: { roles: ['system_admin', 'security_admin', 'system'], scope: 'network' },
  invite: { roles: ['system_admin', 'system'], scope: 'network' },
});
