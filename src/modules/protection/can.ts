import { permissions } from '#kernel/permission.ts';

/** Whoever is there may look after a place: records are made at the spot, by the person who stands there. */
const HANDS = ['cleaner', 'teller', 'lobby_manager', 'wealth_manager', 'relationship_manager', 'branch_head'] as const;
const LEADS = ['lobby_manager', 'branch_head'] as const;
const ABOVE = ['regional_manager', 'hq_operations'] as const;

export const can = permissions('protection', {
  seeRounds: { roles: [...HANDS, ...ABOVE, 'auditor', 'system'], scope: 'branch' },
  recordRound: { roles: HANDS, scope: 'branch' },
  /** a picture may show people: who leads the branch, and who audits */
  seePhoto: { roles: ['lobby_manager', 'branch_head', 'auditor'], scope: 'branch', reading: 'personal' },
  purgePhotos: { roles: ['system'], scope: 'branch' },
  undoRound: { roles: HANDS, scope: 'branch' },
  settleFinding: { roles: LEADS, scope: 'branch' },
  seePlaces: { roles: [...LEADS, ...ABOVE, 'auditor'], scope: 'branch' },
  layOutPlaces: { roles: [...LEADS, ...ABOVE, 'system'], scope: 'branch' },
  changePlaces: { roles: [...LEADS, ...ABOVE, 'system'], scope: 'branch' },
  setRisk: { roles: [...ABOVE, 'system'], scope: 'branch' },
  setRegionRisk: { roles: [...ABOVE, 'system'], scope: 'network' },
  changePlan: { roles: [...ABOVE, 'system'], scope: 'branch' },
  changeWidePlan: { roles: ['hq_operations', 'system'], scope: 'network' },
  seeNetwork: { roles: [...ABOVE, 'auditor'], scope: 'network' },
  // supplies: one keeper in each branch and the head; corrections that go below zero only by the head
  seeSupplies: { roles: [...LEADS, ...ABOVE, 'auditor'], scope: 'branch' },
  keepSupplies: { roles: [...LEADS, 'system'], scope: 'branch' },
  correctStock: { roles: ['branch_head'], scope: 'branch' },
  askTransfer: { roles: LEADS, scope: 'branch' },
  signTransfer: { roles: LEADS, scope: 'branch' },
  putItem: { roles: ['hq_operations', 'system'], scope: 'network' },
  noteShelves: { roles: ['system'], scope: 'branch' },
  // the opening gate
  seeGate: { roles: [...LEADS, ...ABOVE, 'auditor', 'system'], scope: 'branch' },
  signGate: { roles: LEADS, scope: 'branch' },
  overrideGate: { roles: ['branch_head', 'regional_manager'], scope: 'branch' },
  seeNet: { roles: [...LEADS, ...ABOVE, 'auditor'], scope: 'branch' },
  /** one visitor’s way through the branch, by number: who answers for the branch, and who audits */
  seeWay: { roles: ['branch_head', 'auditor'], scope: 'branch', reading: 'personal' },
  /** the clock's own work */
  watch: { roles: ['system'], scope: 'network' },
});
