import { STAFF_ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

/** Who may look after a place or the door without a network. */
const HANDS = ['cleaner', 'teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', 'branch_head'] as const;

export const can = permissions('offline', {
  takeKit: { roles: HANDS, scope: 'branch' },
  /** Whoever is signed in on a device carries what is kept there; whose work it is stands inside, sealed. */
  send: { roles: STAFF_ROLES, scope: 'public' },
  take: { roles: ['system'], scope: 'branch' },
  review: { roles: ['branch_head', 'auditor'], scope: 'branch' },
  settle: { roles: ['branch_head'], scope: 'branch' },
  removeDevice: { roles: ['branch_head', 'system_admin'], scope: 'branch' },
  destroyOld: { roles: ['system'], scope: 'branch' },
  seeOld: { roles: ['system'], scope: 'public' },
});
