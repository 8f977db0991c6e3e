import { permissions } from '#kernel/permission.ts';

/** Who has to do with the vault. */
const HANDS = ['teller', 'branch_head'] as const;

export const can = permissions('cash', {
  see: { roles: [...HANDS, 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor', 'system'], scope: 'branch' },
  /** receive, see sealed, disinfect, ask for the end and sign it: which of two people is decided by who did the other half */
  keep: { roles: HANDS, scope: 'branch' },
  void: { roles: ['branch_head'], scope: 'branch' },
  vouch: { roles: HANDS, scope: 'branch' },
  /** the clock's own work */
  countDays: { roles: ['system'], scope: 'network' },
  lengthen: { roles: ['system'], scope: 'branch' },
});
