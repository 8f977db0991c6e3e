import { permissions } from '#kernel/permission.ts';

/** Whoever works in a branch declares; those of a contractor stand in the same register. */
const BRANCH_STAFF = ['teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', 'branch_head', 'cleaner', 'duty_phone'] as const;

export const can = permissions('health', {
  declare: { roles: BRANCH_STAFF, scope: 'branch' },
  /** one's own last days, and nobody else's */
  own: { roles: BRANCH_STAFF, scope: 'branch', reading: 'personal' },
  /** for somebody without a phone, from paper */
  declareFor: { roles: ['lobby_manager', 'branch_head'], scope: 'branch' },
  /** who declared, who is fit, who stays away: no details */
  seeBoard: { roles: ['lobby_manager', 'branch_head', 'system'], scope: 'branch' },
  /** what one person declared */
  seeFile: { roles: ['branch_head'], scope: 'branch', reading: 'personal' },
  keepPath: { roles: ['branch_head'], scope: 'branch' },
  signReport: { roles: ['branch_head'], scope: 'branch' },
  /** numbers of the branches in reach */
  seeReports: { roles: ['regional_manager', 'hq_operations', 'auditor'], scope: 'network' },
  watch: { roles: ['system'], scope: 'network' },
  purge: { roles: ['system'], scope: 'network' },
});
