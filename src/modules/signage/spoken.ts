const ZH = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 请A零一二号到3号柜台: digits one by one, so that no voice says "twelve" for 012. */
export function spokenZh(ticket: string, counter: number): string {
  return `请${[...ticket].map((one) => (/\d/.test(one) ? ZH[Number(one)] : one)).join('')}号到${counter}号柜台`;
}

/** Ticket A 0 1 2, counter 3. */
export function spokenEn(ticket: string, counter: number): string {
  return `Ticket ${[...ticket].join(' ')}, counter ${counter}`;
}
