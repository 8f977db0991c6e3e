import { ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

const HEADS = ['branch_head', 'regional_manager', 'hq_operations'] as const;
const STAFF = ['teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', ...HEADS, 'auditor', 'duty_phone'] as const;

/** Who may do what with opening hours. That nobody approves what he drafted stands in the database (draft_approved_by_another). */
export const can = permissions('hours', {
  draft: { roles: HEADS, scope: 'branch' },
  change: { roles: HEADS, scope: 'branch' },
  approve: { roles: HEADS, scope: 'branch' },
  publish: { roles: HEADS, scope: 'branch' },
  withdraw: { roles: HEADS, scope: 'branch' },
  closeAtOnce: { roles: HEADS, scope: 'branch' },
  noteShown: { roles: [...HEADS, 'lobby_manager', 'screen'], scope: 'branch' },
  /** the import and the sample bank, inside their own acts */
  setAsGiven: { roles: ['system', 'hq_operations'], scope: 'branch' },
  refresh: { roles: ['system', 'hq_operations'], scope: 'branch' },
  /** inside the deed of the opening gate */
  signDay: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'system'], scope: 'branch' },
  /** whoever stands in the hall closes the door between */
  setSelfService: { roles: ['lobby_manager', ...HEADS, 'system'], scope: 'branch' },
  seeSelfService: { roles: STAFF, scope: 'branch' },
  markDay: { roles: HEADS, scope: 'network' },
  fillCalendar: { roles: ['hq_operations', 'system'], scope: 'network' },
  seePlan: { roles: STAFF, scope: 'branch' },
  seeGrid: { roles: STAFF, scope: 'network' },
  seeCalendar: { roles: STAFF, scope: 'network' },
  /** what stands on the door may be read by anybody */
  look: { roles: ROLES, scope: 'public' },
});
