import { useEffect, useRef, useState } from 'react';

const KEPT = 'kaimen.ring';
const AGAIN_MS = 60_000;

/** 响铃: two soft tones when something new is late, and again each minute until it is done; kept off where people do not want it. */
export function useRing(alarms: readonly string[]): { on: boolean; set: (on: boolean) => void } {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== '0');
  const heard = useRef('');
  const ringing = alarms.join(' ');
  useEffect(() => {
    if (!on || ringing === '') return undefined;
    if (ringing !== heard.current) chime();
    heard.current = ringing;
    const timer = setInterval(chime, AGAIN_MS);
    return () => clearInterval(timer);
  }, [on, ringing]);
  return { on, set: (to) => { localStorage.setItem(KEPT, to ? '1' : '0'); setOn(to); } };
}

/** Browsers keep a page silent until somebody touches it once; then it sounds. */
function chime(): void {
  const sound = new AudioContext();
  [660, 880].forEach((pitch, index) => {
    const tone = sound.createOscillator();
    const loudness = sound.createGain();
    const from = sound.currentTime + index * 0.28;
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(0.2, from + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
    tone.connect(loudness).connect(sound.destination);
    tone.start(from);
    tone.stop(from + 0.55);
  });
  setTimeout(() => { void sound.close(); }, 1_500);
}
