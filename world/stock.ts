import type { SampleBranch } from './branches.ts';

export type SampleStock = Readonly<{ item: string; quantity: number; batch: string; expiresInDays: number | null }>;

/** What a middle branch has; a large one has half as much again, a small one half. Days until a batch expires; null: it does not. */
const MIDDLE: readonly (readonly [item: string, quantity: number, batch: string, expiresInDays: number | null])[] = [
  ['mask', 520, 'M2601', 700], ['thermometer', 3, '', null], ['chlorine', 90, 'C2602', 240], ['alcohol', 60, 'A2601', 400], ['hand-rub', 24, 'H2512', 300], ['soap', 9, '', 500],
  ['gloves', 260, 'G2511', 900], ['goggles', 4, '', null], ['mask-bin', 3, '', null], ['cold-remedy', 6, 'Y2510', 25], ['ticket-paper', 16, '', null],
];
const SIZE = { large: 1.5, middle: 1, small: 0.5 } as const;

/** Where the cupboard is not as it should be: a share of what it ought to hold. */
const SHORT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  hx04: { mask: 0.35, chlorine: 0.3 }, hx02: { gloves: 0.2 }, wy04: { alcohol: 0 }, qy02: { 'hand-rub': 0.1, mask: 0.25 },
};

export function stockOf({ code, size }: Pick<SampleBranch, 'code' | 'size'>): SampleStock[] {
  return MIDDLE.map(([item, quantity, batch, expiresInDays]) => ({ item, batch, expiresInDays, quantity: Math.ceil(quantity * (expiresInDays === null ? 1 : SIZE[size]) * (SHORT[code]?.[item] ?? 1)) }));
}
