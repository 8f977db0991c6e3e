import { z } from 'zod';
import { defineSettings } from '#platform/settings.ts';

export const settings = defineSettings('identity', {
  tries: { value: z.int().min(3).max(20), fallback: 5, source: 'SECURITY 0 (MLPS level 3: limit of failures)', zh: '连续输错密码上限', en: 'wrong passwords before the lock' },
  lockMinutes: { value: z.int().min(1).max(1_440), fallback: 15, source: 'ours', unit: 'min', zh: '锁定时长', en: 'length of the lock' },
  passwordLength: { value: z.int().min(8).max(64), fallback: 12, source: 'ASVS 5.0 V6.2', zh: '密码最短长度', en: 'shortest password' },
});

/** A person is signed out after this many idle minutes (SECURITY 2). */
export const IDLE_MINUTES = 15;
/** An invitation works for this many hours. */
export const INVITATION_HOURS = 24;
