import { mark } from '../mark.ts';
import { words } from '../words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** The mark: two door leaves, light between them. */
export function Mark({ pixels = 28, opening = false }: { pixels?: number; opening?: boolean }) {
  return (
    <svg class={opening ? 'mark mark-loading' : 'mark'} width={pixels} height={pixels} viewBox={mark.viewBox} aria-hidden="true">
      <path d={mark.light} fill="#e0a43a" />
      <path class="mark-leaf mark-left" d={mark.left} fill="currentColor" />
      <path class="mark-leaf mark-right" d={mark.right} fill="currentColor" />
    </svg>
  );
}

/** The doors move while something is on its way. */
export function Loading({ words: text = w.loading }: { words?: string }) {
  return (
    <div class="loading" role="status">
      <Mark pixels={56} opening />
      <span>{text}…</span>
    </div>
  );
}
