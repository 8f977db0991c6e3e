export const ROLES = [
  'teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor',
  'system_admin', 'security_admin', 'cleaner', 'duty_phone', 'screen', 'kiosk', 'customer', 'anonymous', 'system',
] as const;

export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = ROLES.filter((role) => !['screen', 'kiosk', 'customer', 'anonymous', 'system'].includes(role));

/** Who asks. `reach` is the set of branches that this person works for, or all of them. */
export type Actor = Readonly<{
  id: string;
  kind: 'staff' | 'device' | 'customer' | 'anonymous' | 'system';
  name: string;
  roles: readonly Role[];
  reach: 'all' | readonly string[];
  /** which role where; without it every role holds in the whole reach */
  posts?: readonly Readonly<{ role: Role; reach: 'all' | readonly string[] }>[];
}>;

export const ANONYMOUS: Actor = { id: 'anonymous', kind: 'anonymous', name: '', roles: ['anonymous'], reach: [] };
export const SYSTEM: Actor = { id: 'system', kind: 'system', name: 'Kaimen', roles: ['system'], reach: 'all' };
