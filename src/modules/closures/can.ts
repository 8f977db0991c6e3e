import type { Role } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

const CALLERS = ['branch_head', 'lobby_manager', 'duty_phone'] as const satisfies readonly Role[];
const ABOVE = ['regional_manager', 'hq_operations'] as const satisfies readonly Role[];

export const can = permissions('closures', {
  /** whom a closure touches, what each was offered and whether it arrived; numbers masked */
  see: { roles: [...CALLERS, ...ABOVE, 'auditor'], scope: 'branch' },
  /** the same as figures, over the branches in reach */
  sum: { roles: [...ABOVE, 'auditor'], scope: 'network' },
  call: { roles: CALLERS, scope: 'branch' },
  /** the whole number, for a call */
  phoneOf: { roles: CALLERS, scope: 'branch', reading: 'personal' },
  /** shuts doors only: opening again takes two, in the hours */
  close: { roles: ['branch_head', ...ABOVE], scope: 'branch' },
  file: { roles: ['branch_head', ...ABOVE], scope: 'branch' },
  /** with the code and phone of the booking, or its link: whoever holds them is the person */
  own: { roles: ['anonymous', 'customer'], scope: 'public' },
  /** what follows by itself from published hours and from time */
  tend: { roles: ['system'], scope: 'network' },
});
