/** 备货够几天、不够从哪里调: amounts in, verdicts out. */

export type Item = Readonly<{ leastCount: number | null; perStaff: number; perVisitor: number; perDisinfection: number; mustHave: boolean }>;
/** A day of this branch as it really was: people on site, visitors, disinfections of the plan. */
export type Basis = Readonly<{ staff: number; visitors: number; disinfections: number }>;
export type DaysOfCover = Readonly<{ reserveDays: number; alarmDays: number; stopDays: number }>;

export const STANDS = ['plenty', 'enough', 'low', 'out'] as const;
export type Stand = (typeof STANDS)[number];

/** What goes in a day, from the real rota and the real visitors, not from head count (DOMAIN 5). */
export function dailyUse(item: Item, basis: Basis): number {
  if (item.leastCount !== null) return 0;
  return round(item.perStaff * basis.staff + item.perVisitor * basis.visitors + item.perDisinfection * basis.disinfections);
}

/** 可用天数. Null: it is not used up, or nothing of it is used here. */
export function coverDays(item: Item, quantity: number, use: number): number | null {
  if (item.leastCount !== null) return quantity >= item.leastCount ? null : 0;
  return use > 0 ? Math.floor((Math.max(0, quantity) / use) * 10) / 10 : quantity > 0 ? null : 0;
}

export function standOf(days: number | null, limits: DaysOfCover): Stand {
  if (days === null) return 'plenty';
  if (days < limits.stopDays) return 'out';
  if (days <= limits.alarmDays) return 'low';
  return days < limits.reserveDays ? 'enough' : 'plenty';
}

/** How many are missing to the reserve. */
export function needOf(item: Item, quantity: number, use: number, limits: DaysOfCover): number {
  if (item.leastCount !== null) return Math.max(0, item.leastCount - quantity);
  return Math.max(0, Math.ceil(use * limits.reserveDays - Math.max(0, quantity)));
}

export type Shelf = Readonly<{ branch: string; quantity: number; dailyUse: number; metres: number | null }>;
export type Proposal = Readonly<{ transfers: readonly Readonly<{ branch: string; quantity: number; metres: number | null }>[]; order: number }>;

/**
 * 调拨: from the nearest branch that keeps its own reserve, then the next nearest; what nobody can spare is ordered. Least distance for one need,
 * and a donor is never made short.
 */
export function proposalFor(need: number, shelves: readonly Shelf[], keepDays: number): Proposal {
  const donors = shelves
    .map((shelf) => ({ ...shelf, spare: Math.floor(shelf.quantity - shelf.dailyUse * keepDays) }))
    .filter((shelf) => shelf.spare > 0)
    .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || b.spare - a.spare);
  const transfers: { branch: string; quantity: number; metres: number | null }[] = [];
  let open = need;
  for (const { branch, spare, metres } of donors) {
    if (open <= 0) break;
    const quantity = Math.min(open, spare);
    transfers.push({ branch, quantity, metres });
    open -= quantity;
  }
  return { transfers, order: Math.max(0, open) };
}

/** The mean of what really happened; `otherwise` while nothing is known yet. */
export function meanOf(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : round(values.reduce((sum, one) => sum + one, 0) / values.length);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** 即将过期: within so many days, or past. */
export function expiry(expiresOn: string | null, today: string, soon: string): 'good' | 'soon' | 'past' {
  if (expiresOn === null || expiresOn > soon) return 'good';
  return expiresOn < today ? 'past' : 'soon';
}
