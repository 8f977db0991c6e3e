import { permissions } from '#kernel/permission.ts';

const MANAGERS = ['regional_manager', 'hq_operations'] as const;
/** Whoever works in a branch, of the bank or of a contractor. */
const BRANCH_STAFF = ['teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', 'branch_head', 'cleaner', 'duty_phone'] as const;

/** Who may do what with rotas. That nobody approves what he drafted stands in the database (rota_approved_by_another). */
export const can = permissions('rotation', {
  see: { roles: [...MANAGERS, 'auditor'], scope: 'network' },
  setAreas: { roles: [...MANAGERS, 'system'], scope: 'network' },
  draft: { roles: MANAGERS, scope: 'network' },
  change: { roles: MANAGERS, scope: 'network' },
  plan: { roles: MANAGERS, scope: 'network' },
  approve: { roles: MANAGERS, scope: 'network' },
  publish: { roles: MANAGERS, scope: 'network' },
  withdraw: { roles: MANAGERS, scope: 'network' },
  /** who stands in which team, and who holds the keys: the branch's own word */
  seeCrew: { roles: ['branch_head', ...MANAGERS, 'auditor'], scope: 'branch' },
  setCrew: { roles: ['branch_head', ...MANAGERS, 'system'], scope: 'branch' },
  /** one's own turns at all branches one works for, and nobody else's */
  own: { roles: BRANCH_STAFF, scope: 'network' },
  seeOwn: { roles: BRANCH_STAFF, scope: 'branch' },
  /** the planning job */
  keep: { roles: ['system'], scope: 'network' },
});
