import { useEffect } from 'react';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 快捷键: one key for each deed, shown on its button and in the legend. */
export const KEYS = { next: 'N', start: 'S', again: 'R', notHere: 'M', finish: 'F', park: 'P', transfer: 'T', undo: 'U' } as const;
type Deed = keyof typeof KEYS;
const DEEDS = Object.keys(KEYS) as Deed[]; // the keys of the table above
export const LEGEND = DEEDS.map((deed) => [KEYS[deed], w[deed]] as const);

/** Runs the deed of a key; a key without a deed just now does nothing. Keys belong to whoever types while typing, and to open dialogs. */
export function useTellerKeys(deeds: Readonly<Record<Deed, (() => void) | undefined>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=combobox], [role=dialog]');
      if (isElsewhere || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const wanted = DEEDS.find((one) => KEYS[one] === event.key.toUpperCase());
      const deed = wanted && deeds[wanted];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
