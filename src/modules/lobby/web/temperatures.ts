const SHOWN = 15;

/** The temperatures that one tap gives: the fifteen tenths below the limit in force. What is abnormal is typed, so that nobody taps it by mistake. */
export function ordinaryTemperatures(limit: number, comparator: '>' | '>='): number[] {
  const highest = Math.round(limit * 10) - (comparator === '>=' ? 1 : 0);
  return Array.from({ length: SHOWN }, (_, at) => (highest - SHOWN + 1 + at) / 10);
}

/** '365', '36.5' and '36,5' are one reading; nothing for what no thermometer shows. */
export function readTemperature(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  if (!/^\d{2}(\.\d)?$|^\d{3}$/.test(plain)) return undefined;
  const celsius = plain.includes('.') || plain.length === 2 ? Number(plain) : Number(plain) / 10;
  return celsius >= 30 && celsius <= 45 ? Math.round(celsius * 10) / 10 : undefined;
}
