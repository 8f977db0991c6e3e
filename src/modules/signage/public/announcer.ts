import { chime } from '#ui/chime.ts';
import type { Text } from '../picture.ts';

/** A chime, then the words in Chinese and in English. They stand in line; none is cut off by the next (novosga #78). */
export type Announcer = Readonly<{
  say: (words: Text) => void;
  /** must come from a tap, once: browsers keep pages silent until somebody touches them */
  enable: () => Promise<boolean>;
  isOn: () => boolean;
}>;

const REST_MS = 400;
/** Some browsers forget to say that an utterance ended. */
const LONGEST_MS = 30_000;
const REMEMBERED = 'kaimen.screen.sound';

export function announcer(onChange: () => void): Announcer {
  const waiting: Text[] = [];
  const audio = 'AudioContext' in window ? new AudioContext() : undefined;
  let speaking = false;
  audio?.addEventListener('statechange', onChange);

  const isOn = () => audio === undefined || audio.state === 'running';

  const next = async (): Promise<void> => {
    if (speaking) return;
    speaking = true;
    for (let words = waiting.shift(); words; words = waiting.shift()) {
      await ring(audio);
      await utter(words.zh, 'zh-CN');
      if (words.en !== '') await utter(words.en, 'en-US');
      await pause(REST_MS);
    }
    speaking = false;
  };

  return {
    isOn,
    say: (words) => { waiting.push(words); void next(); },
    enable: async () => {
      // A screen that allows sound by its settings needs no tap; a tap is remembered only to say so.
      await audio?.resume().catch(() => undefined);
      if (isOn()) try { localStorage.setItem(REMEMBERED, 'on'); } catch { /* nothing is kept then */ }
      onChange();
      return isOn();
    },
  };
}

function utter(text: string, tag: string): Promise<void> {
  if (!('speechSynthesis' in window)) return Promise.resolve();
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = tag;
    utterance.rate = 0.9;
    const voice = speechSynthesis.getVoices().find((one) => one.lang.replace('_', '-').startsWith(tag.slice(0, 2)));
    if (voice) utterance.voice = voice;
    const over = setTimeout(done, LONGEST_MS);
    const end = () => { clearTimeout(over); done(); };
    utterance.addEventListener('end', end);
    utterance.addEventListener('error', end);
    speechSynthesis.speak(utterance);
  });
}

/** Two soft tones, a third apart. */
async function ring(audio: AudioContext | undefined): Promise<void> {
  if (!audio || audio.state !== 'running') return;
  chime(audio, [660, 523], 0.3);
  await pause(750);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
