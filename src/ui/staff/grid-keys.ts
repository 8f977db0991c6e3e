import type { KeyboardEvent } from 'react';

const STEPS: Record<string, [row: number, column: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Arrow keys in a table whose cells carry data-cell="row.column": one cell is in the order of the tab key, arrows lead to the others. */
export function walkGrid(event: KeyboardEvent<HTMLElement>, row: number, column: number): void {
  const step = STEPS[event.key];
  const next = step && event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-cell="${row + step[0]}.${column + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
