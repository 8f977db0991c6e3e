/** 长辈版: 'ordinary' 17 px, 'large' 24 px, 'largest' 30 px of body text (MIIT rule for elderly users: at least 18, up to 30). */
export type TypeSize = 'ordinary' | 'large' | 'largest';

const KEY = 'kaimen.size';

export let size: TypeSize = pick();
apply();

export function setSize(to: TypeSize): void {
  size = to;
  try { localStorage.setItem(KEY, to); } catch { /* A phone that keeps nothing still shows large type for this visit. */ }
  apply();
}

function pick(): TypeSize {
  const asked = new URLSearchParams(location.search).get('large');
  if (asked !== null) return asked === '2' ? 'largest' : asked === '0' ? 'ordinary' : 'large';
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'large' || kept === 'largest' ? kept : 'ordinary';
  } catch {
    return 'ordinary';
  }
}

function apply(): void {
  document.documentElement.dataset['size'] = size;
}
