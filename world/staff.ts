import { BRANCHES, type SampleBranch } from './branches.ts';
import { REGIONS } from './bank.ts';
import { nameOf } from './people.ts';
import { premisesOf } from './premises.ts';

export type StaffRole = 'teller' | 'lobby_manager' | 'wealth_manager' | 'relationship_manager' | 'branch_head' | 'regional_manager'
  | 'hq_operations' | 'auditor' | 'system_admin' | 'security_admin' | 'cleaner' | 'duty_phone';
export type SampleStaff = Readonly<{ login: string; name: string; nameEn: string; role: StaffRole; at: 'network' | string; employer: string }>;

const LOGINS: Readonly<Record<StaffRole, string>> = {
  teller: 'teller', lobby_manager: 'lobby', wealth_manager: 'wealth', relationship_manager: 'relation', branch_head: 'head',
  regional_manager: 'region', hq_operations: 'hq', auditor: 'audit', system_admin: 'admin', security_admin: 'security',
  cleaner: 'cleaner', duty_phone: 'duty',
};

/** Every person of the sample bank: logins read role.place, with a number where a branch has several (teller2.hx01). */
export const STAFF: readonly SampleStaff[] = [
  ...(['hq_operations', 'auditor', 'system_admin', 'security_admin', 'duty_phone'] as const).map((role) => ({ role, at: 'network', nth: 1 })),
  ...REGIONS.map(({ code }) => ({ role: 'regional_manager' as const, at: code, nth: 1 })),
  ...BRANCHES.flatMap((branch) => postsOf(branch).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => ({ role, at: branch.code, nth: index + 1 })))),
].map(({ role, at, nth }, index) => ({
  role, at, ...nameOf(index), login: `${LOGINS[role]}${nth > 1 ? nth : ''}${at === 'network' ? '' : `.${at}`}`,
  // Cleaners come from a contractor and stand in the same register (DOMAIN 4.6).
  employer: role === 'cleaner' ? '净安物业' : '',
}));

function postsOf(branch: SampleBranch): readonly (readonly [StaffRole, number])[] {
  const tellers = premisesOf(branch).counters.filter((counter) => counter.zone !== 'vip').length;
  return [
    ['branch_head', 1], ['lobby_manager', branch.size === 'small' ? 1 : 2], ['teller', tellers], ['wealth_manager', 1],
    ['relationship_manager', 1], ['cleaner', 1], ['duty_phone', 1],
  ];
}

/**
 * One easy word for everybody: it opens nothing but a sample bank, on loopback, and `kaimen accounts` prints it.
 * A real bank never gets it: seed.ts refuses there, and `--empty` starts with a one-time link.
 */
export const SAMPLE_PASSWORD = 'kaimen-sample-2026';
