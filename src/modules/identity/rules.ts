import type { Role } from '#kernel/actor.ts';

export type PlaceKind = 'network' | 'region' | 'branch';

/** A branch's roles stand at a branch, a region's at a region, the others for the network; the emergency line at either end. */
export function placeKindsFor(role: Role): readonly PlaceKind[] {
  if (role === 'regional_manager') return ['region'];
  if (['hq_operations', 'auditor', 'system_admin', 'security_admin'].includes(role)) return ['network'];
  return role === 'duty_phone' ? ['network', 'branch'] : ['branch'];
}
