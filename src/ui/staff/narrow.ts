import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 560px)';

/** Is this as narrow as a phone? For drawings that need another sheet there; everything else is for the style sheet. */
export function useNarrow(): boolean {
  return useSyncExternalStore(hear, () => matchMedia(PHONE).matches);
}

function hear(changed: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
