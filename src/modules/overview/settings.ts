import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

const minutes = (most: number) => z.int().min(1).max(most);

/** When a branch's state asks for a decision. */
export const settings = defineSettings('overview', {
  openGraceMinutes: { value: minutes(120), fallback: 10, source: 'ours', unit: 'min', zh: '开门后多久仍无人上岗算未开门', en: 'minutes after opening time with nobody at a counter that count as not open' },
  idleCounterMinutes: { value: minutes(60), fallback: 3, source: 'ours', unit: 'min', zh: '有人等候时柜台空闲多久要提醒', en: 'minutes a counter may stand idle while people wait for it' },
  silentScreenMinutes: { value: minutes(240), fallback: 3, source: 'FLOW 8, ours', unit: 'min', zh: '屏幕多久没有回应要提醒', en: 'minutes a screen may be silent' },
  plannedLoad: { value: z.number().min(0.3).max(1), fallback: 0.85, source: 'FLOW 6.2, ours', zh: '排柜台时，预计工作量最多占柜台时间', en: 'share of planned counter time that expected work may fill' },
});
