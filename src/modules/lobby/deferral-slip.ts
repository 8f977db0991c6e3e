import { literal, type Slip } from './slip.ts';

export type DeferralSlip = Readonly<{
  branch: string; address: string; phone: string;
  /** '3月9日周一' and '10:05', in the branch's own time */
  day: string; clock: string;
  code: string; service: string; bring: string; link: string;
  words: Readonly<{ title: string; arrive: string; show: string; bring: string; change: string; call: string; keep: string }>;
}>;

/** 改约单, 80 mm: when and where, what to bring, and how to cancel or change with a phone and without one. Never a name. */
export function deferralSlip(slip: DeferralSlip): Slip {
  const w = slip.words;
  return [
    '{border:none; width:auto; align:center}',
    `^^${literal(slip.branch)}`,
    ...(slip.address === '' ? [] : [literal(slip.address)]),
    '',
    literal(w.title),
    `^^^${literal(slip.day)}`,
    `^^^^^^${literal(slip.clock)}`,
    literal(w.arrive),
    '',
    `^^${literal(slip.service)}`,
    ...(slip.bring === '' ? [] : [literal(`${w.bring}${slip.bring}`)]),
    '',
    literal(w.show),
    `^^^^${literal(slip.code)}`,
    '',
    `{code:${slip.link}; option:qrcode,4,m}`,
    '',
    literal(w.change),
    ...(slip.phone === '' ? [] : [literal(`${w.call}${slip.phone}`)]),
    literal(w.keep),
    '=',
  ].join('\n');
}

/** The few words of this slip; each fits one line of 48 characters. */
export function deferralWords(lang: 'zh' | 'en', limits: Readonly<{ early: number; late: number }>): DeferralSlip['words'] {
  return lang === 'zh'
    ? {
      title: '改约单', arrive: `早到${limits.early}分钟、晚到${limits.late}分钟内,都按预约叫号`, show: '到店出示此单,或报预约码', bring: '请带:',
      change: '取消或改时间:手机扫码,不用登录', call: '也可打电话,报预约码 ', keep: '不来也请告诉我们,位置让给别人',
    }
    : {
      title: 'Your booked time', arrive: `${limits.early} min early to ${limits.late} min late: called as booked`, show: 'Show this slip, or say the code', bring: 'Please bring: ',
      change: 'Cancel or change: scan it, no login', call: 'Or call us and say the code: ', keep: 'Not coming? Tell us: others will be glad',
    };
}
