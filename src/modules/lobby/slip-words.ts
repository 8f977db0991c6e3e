import type { SlipContent } from './slip.ts';

/** The few words of a paper slip; each fits one line of 48 characters. */
export function slipWords(lang: 'zh' | 'en', returnMinutes: number): SlipContent['words'] {
  return lang === 'zh'
    ? { ahead: '前面还有(人):', seat: '请坐', about: '预计等候约{low}到{high}分钟', soon: '预计{high}分钟内叫到', outside: '请先在厅外等候,叫到再进', scan: '手机扫码,随时看进度', keep: '请留意叫号屏和语音', missed: `过号请在${returnMinutes}分钟内告诉大堂经理` }
    : { ahead: 'People before you:', seat: 'Please sit at', about: 'About {low} to {high} minutes', soon: 'Less than {high} minutes', outside: 'Please wait outside until you are called in', scan: 'Scan to follow your number', keep: 'Please watch the screen and listen', missed: `Missed? Tell us within ${returnMinutes} minutes` };
}
