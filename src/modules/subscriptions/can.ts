import { permissions } from '#kernel/permission.ts';

export const can = permissions('subscriptions', {
  /** asking for a code to one's own phone, and showing it */
  ask: { roles: ['anonymous', 'customer'], scope: 'public' },
  /** with the short address of a text: whoever has it is the person */
  own: { roles: ['anonymous', 'customer'], scope: 'public' },
  /** figures only: nobody of the staff sees who follows a branch */
  see: { roles: ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor'], scope: 'network' },
  /** what follows by itself from published hours and from time */
  tend: { roles: ['system'], scope: 'network' },
});
