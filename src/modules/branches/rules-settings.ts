import { canonical } from '#kernel/canonical.ts';

export type SeenFirst = Readonly<{ value: unknown; page: string }>;

/** 先看代价: the page on which a value is seen before it is saved. An end asks for it too: what stood before would come back by itself. */
export function pageToSeeFirst(seenFirst: SeenFirst | null | undefined, { value, untilOn }: Readonly<{ value: unknown; untilOn?: string | undefined }>): string | undefined {
  if (!seenFirst) return undefined;
  return canonical(value) === canonical(seenFirst.value) || untilOn !== undefined ? seenFirst.page : undefined;
}
