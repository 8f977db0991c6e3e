import { useEffect, useState } from 'preact/hooks';
import { bankNow } from '#ui/bank-clock.ts';
import { clock } from '#ui/format.ts';
import { Notice } from '#ui/public/kit.ts';
import { say, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const TICK_MS = 10_000;

/** How long the place is still kept. Its end warns and loses nothing that was typed. */
export function Kept({ until }: { until: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const each = setInterval(() => tick((n) => n + 1), TICK_MS);
    return () => clearInterval(each);
  }, []);
  const minutes = Math.floor((Date.parse(until) - bankNow().getTime()) / 60_000);
  if (minutes < 0) return <Notice kind="watch">{w.keptOver}</Notice>;
  return <Notice>{say(w.keptUntil, { time: clock(until), left: minutes === 0 ? w.leftLess : say(w.leftMinutes, { n: minutes }) })}</Notice>;
}
