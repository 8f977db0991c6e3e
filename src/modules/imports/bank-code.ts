/** ISO 7064 MOD 11,10: the check digit of CNAPS bank codes (联行号), over their first eleven digits. */
export function checkDigitOf(digits: string): number {
  let rest = 10;
  for (const digit of digits) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - rest) % 10;
}

export function isBankCode(text: string): boolean {
  return /^\d{12}$/.test(text) && checkDigitOf(text.slice(0, 11)) === Number(text[11]);
}
