/** What a spreadsheet would run: formula signs, full-width ones and those behind spaces too (SECURITY 6). Plain numbers stay numbers. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A cell for a file that people open in a spreadsheet: an apostrophe in front of what would run. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The same cell when the file comes back: our own apostrophe is no part of it. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
