import { permissions } from '#kernel/permission.ts';

const MANAGERS = ['regional_manager', 'hq_operations'] as const;

/** A level that a person says holds for everybody in the area: a regional manager may where all its branches are theirs (acts/set-by-hand.ts). */
export const can = permissions('risk', {
  see: { roles: [...MANAGERS, 'auditor'], scope: 'network' },
  importCases: { roles: ['hq_operations', 'system'], scope: 'network' },
  link: { roles: ['hq_operations', 'system'], scope: 'network' },
  changeRule: { roles: ['hq_operations'], scope: 'network' },
  setByHand: { roles: MANAGERS, scope: 'network' },
  /** the clock's own work */
  judge: { roles: ['system'], scope: 'network' },
});
