import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('content', {
  seeCards: { roles: ['anonymous', 'customer', 'screen', 'kiosk', 'system', ...STAFF_ROLES], scope: 'public' },
  /** all versions, drafts too */
  desk: { roles: ['hq_operations', 'regional_manager', 'auditor'], scope: 'network' },
  write: { roles: ['hq_operations', 'system'], scope: 'network' },
  publish: { roles: ['hq_operations', 'system'], scope: 'network' },
  handOut: { roles: ['lobby_manager', 'teller', 'branch_head', 'wealth_manager', 'relationship_manager', 'system'], scope: 'branch' },
  /** whoever holds the card: nothing about the person is kept */
  useCard: { roles: ['anonymous', 'customer'], scope: 'branch' },
  usage: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  usageOfAll: { roles: ['regional_manager', 'hq_operations', 'auditor'], scope: 'network' },
});
