import { useEffect, useState } from 'preact/hooks';
import type { Item } from '../picture.ts';
import { BothText } from './both.tsx';

const SECONDS = 9;

/** One item after the other, calmly. The next one is told by a change of text, not by movement. */
export function Playlist({ items, seconds = SECONDS }: { items: readonly Item[]; seconds?: number }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((n) => n + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  const item = items[turn % Math.max(1, items.length)];
  if (!item) return <footer class="playlist empty" />;
  return (
    <footer class={`playlist ${item.kind}`} key={item.id}>
      <BothText text={item} class="playlist-text" />
      <span class="dots" aria-hidden="true">{items.length > 1 && items.slice(0, 24).map((one) => <i key={one.id} class={one.id === item.id ? 'here' : ''} />)}</span>
    </footer>
  );
}
