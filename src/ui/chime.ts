const APART_SECONDS = 0.28;

/** Two soft tones, one after the other. `pitches` in hertz; `loudness` from 0 to 1. */
export function chime(audio: AudioContext, pitches: readonly [number, number], loudness: number): void {
  pitches.forEach((pitch, nth) => {
    const tone = audio.createOscillator();
    const swell = audio.createGain();
    const start = audio.currentTime + nth * APART_SECONDS;
    tone.frequency.value = pitch;
    swell.gain.setValueAtTime(0.0001, start);
    swell.gain.exponentialRampToValueAtTime(loudness, start + 0.03);
    swell.gain.exponentialRampToValueAtTime(0.0001, start + 0.5);
    tone.connect(swell).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.55);
  });
}
