import { useEffect, useState } from 'preact/hooks';
import { clock as clockText, dayOf } from '#ui/format.ts';
import type { Item, ScreenPicture } from '../picture.ts';
import { showing } from '../rules.ts';
import { BothText } from './both.tsx';
import type { Screen } from './use-screen.ts';

const SECONDS = 9;

/** What this screen shows by the branch's own date, so that expired lines drop at midnight even while the line is down. */
export function itemsNow(screen: Screen, picture: ScreenPicture, now: Date | undefined): Item[] {
  const date = now ? dayOf(now, picture.branch.zone) : picture.date;
  return [...(screen.draft ? [screen.draft] : []), ...showing(picture.items, { date, clock: now && clockText(now, picture.branch.zone), device: screen.device })];
}

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
