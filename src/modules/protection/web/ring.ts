import { useEffect, useRef, useState } from 'react';
import { chime } from '#ui/chime.ts';

const KEPT = 'kaimen.ring';
const AGAIN_MS = 60_000;

/** 响铃: two soft tones when something new is late, and again each minute until it is done; kept off where people do not want it. */
export function useRing(alarms: readonly string[]): { on: boolean; set: (on: boolean) => void } {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== '0');
  const heard = useRef('');
  const ringing = alarms.join(' ');
  useEffect(() => {
    if (!on || ringing === '') return undefined;
    if (ringing !== heard.current) ring();
    heard.current = ringing;
    const timer = setInterval(ring, AGAIN_MS);
    return () => clearInterval(timer);
  }, [on, ringing]);
  return { on, set: (to) => { localStorage.setItem(KEPT, to ? '1' : '0'); setOn(to); } };
}

/** Browsers keep a page silent until somebody touches it once; then it sounds. */
function ring(): void {
  const sound = new AudioContext();
  chime(sound, [660, 880], 0.2);
  setTimeout(() => { void sound.close(); }, 1_500);
}
