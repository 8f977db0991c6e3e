/** Letters and digits that are not mistaken for each other when a label is read out. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 6;

/** The short code on a label: 32⁶ of them, and it opens nothing without a sign-in. */
export function codeFrom(random: () => number): string {
  return Array.from({ length: LENGTH }, () => SIGNS[Math.floor(random() * SIGNS.length)] ?? 'A').join('');
}
