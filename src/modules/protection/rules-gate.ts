import type { Kind } from './plan.ts';
import type { DutyState } from './rules-duties.ts';
import type { Stand } from './rules-supplies.ts';

/** 凡开业、必消毒，不消毒、不开业: the one list before opening. Values in, verdict out. */

export const CHECKS = ['disinfection', 'devices', 'supplies', 'staff', 'approval'] as const;
export type CheckKind = (typeof CHECKS)[number];
/** 'unsaid': a person has to say it first. */
export const LIGHTS = ['green', 'watch', 'red', 'unsaid'] as const;
export type Light = (typeof LIGHTS)[number];
export type Check = Readonly<{ kind: CheckKind; light: Light; /** how many are missing */ open: number; of: number; /** items, places or documents that it is about */ about: string[] }>;

export type Seen = Readonly<{
  opening: readonly Readonly<{ kind: Kind; state: DutyState; place: string }>[];
  /** findings at machines that nobody has settled */
  brokenPlaces: readonly string[];
  supplies: readonly Readonly<{ item: string; mustHave: boolean; stand: Stand }>[];
  /** who is there, as somebody counted or as their health declarations say; `missing`: have not declared */
  staff: number | undefined;
  missing: number;
  leastStaff: number;
  approval: Readonly<{ needed: boolean; document: string; inForce: boolean }>;
}>;

export function checksOf(seen: Seen): Check[] {
  return [rounds(seen, 'disinfection', 'disinfection', []), rounds(seen, 'devices', 'check', seen.brokenPlaces), supplies(seen), staff(seen), approval(seen)];
}

/** 全绿才能开: may it be signed, and how? */
export function verdictOf(checks: readonly Check[]): 'green' | 'red' | 'unsaid' {
  if (checks.some((check) => check.light === 'unsaid')) return 'unsaid';
  return checks.some((check) => check.light === 'red') ? 'red' : 'green';
}

function rounds({ opening }: Seen, kind: CheckKind, of: Kind, broken: readonly string[]): Check {
  const mine = opening.filter((duty) => duty.kind === of);
  const open = mine.filter((duty) => duty.state !== 'done' && duty.state !== 'doneLate');
  const about = [...new Set([...open.map((duty) => duty.place), ...broken])];
  // A machine that does not work is switched off and said so; the doors may open.
  return { kind, light: open.length > 0 ? 'red' : broken.length > 0 ? 'watch' : 'green', open: open.length + (open.length > 0 ? 0 : broken.length), of: mine.length, about };
}

function supplies({ supplies: all }: Seen): Check {
  const needed = all.filter((one) => one.mustHave);
  const out = needed.filter((one) => one.stand === 'out').map((one) => one.item);
  const low = all.filter((one) => one.stand === 'low' || (one.stand === 'out' && !one.mustHave)).map((one) => one.item);
  if (out.length > 0) return { kind: 'supplies', light: 'red', open: out.length, of: needed.length, about: out };
  return { kind: 'supplies', light: low.length > 0 ? 'watch' : 'green', open: low.length, of: needed.length, about: low };
}

function staff({ staff: there, missing, leastStaff }: Seen): Check {
  if (there === undefined) return { kind: 'staff', light: 'unsaid', open: leastStaff, of: leastStaff, about: [] };
  if (there < leastStaff) return { kind: 'staff', light: 'red', open: leastStaff - there, of: leastStaff, about: [] };
  return { kind: 'staff', light: missing > 0 ? 'watch' : 'green', open: 0, of: leastStaff, about: [] };
}

function approval({ approval: { needed, document, inForce } }: Seen): Check {
  return { kind: 'approval', light: needed && !inForce ? 'red' : 'green', open: needed && !inForce ? 1 : 0, of: needed ? 1 : 0, about: document === '' ? [] : [document] };
}
