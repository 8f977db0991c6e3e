import type { Role } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

const ANYBODY = ['anonymous', 'customer'] as const satisfies readonly Role[];
const FRONT = ['lobby_manager', 'teller', 'branch_head', 'duty_phone', 'wealth_manager', 'relationship_manager'] as const satisfies readonly Role[];
const WATCHING = ['regional_manager', 'hq_operations', 'auditor'] as const satisfies readonly Role[];

export const can = permissions('appointments', {
  /** which times are free: public, without a name in it */
  freeTimes: { roles: [...ANYBODY, ...FRONT, ...WATCHING, 'kiosk', 'screen', 'system'], scope: 'branch' },
  hold: { roles: [...ANYBODY, ...FRONT, 'kiosk', 'system'], scope: 'branch' },
  book: { roles: [...ANYBODY, ...FRONT, 'kiosk', 'system'], scope: 'branch' },
  /** with code and phone, or the link of the confirmation: whoever holds them is the person */
  ownBooking: { roles: [...ANYBODY, ...FRONT, 'kiosk', 'system'], scope: 'branch' },
  standby: { roles: [...ANYBODY, ...FRONT, 'kiosk', 'system'], scope: 'branch' },
  dayOfBranch: { roles: [...FRONT, ...WATCHING], scope: 'branch' },
  /** for a person at the desk or on the phone */
  changeForPerson: { roles: [...FRONT, 'system'], scope: 'branch' },
  phoneOf: { roles: ['lobby_manager', 'branch_head', 'duty_phone'], scope: 'branch', reading: 'personal' },
  /** to a time kept elsewhere because the hours changed: by the person, or carried out for staff */
  rebook: { roles: ['system'], scope: 'network' },
  checkIn: { roles: ['lobby_manager', 'teller', 'branch_head', 'kiosk', 'system'], scope: 'branch' },
  planCounters: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  counterPlan: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  rebuild: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  /** the walk-in work of a coming day, from the arrival forecast */
  expect: { roles: ['system'], scope: 'branch' },
  /** what time does by itself: expired holds, missed bookings, reminders, forgetting */
  tend: { roles: ['system'], scope: 'branch' },
  whereToTend: { roles: ['system'], scope: 'public' },
});
