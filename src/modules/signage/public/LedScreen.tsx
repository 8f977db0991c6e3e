import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Item, ScreenPicture } from '../picture.ts';
import { hoursText, urgent } from '../rules.ts';
import { mine, one } from './both.tsx';
import { Frame } from './Frame.tsx';
import { itemsNow } from './Playlist.tsx';
import { useNow, useScreen, type Screen } from './use-screen.ts';

type Line = Readonly<{ key: string; text: string; kind: 'call' | 'door' | 'hours' | 'urgent' | Item['kind'] }>;

const SECONDS = 6;
/** A pleasant reading speed: widths of the strip in pixels a second. */
const PIXELS_A_SECOND = 120;

/** A narrow LED strip: one line at a time; a fresh call goes before everything. It moves only when the line is too long. */
export function LedScreen({ query }: { query: URLSearchParams }) {
  const screen = useScreen(query);
  const now = useNow(screen.clock);
  return (
    <Frame screen={screen} title="ledTitle" now={now} kind="led">
      {(picture) => <Strip lines={linesOf(screen, picture, now)} />}
    </Frame>
  );
}

function linesOf(screen: Screen, picture: ScreenPicture, now: Date | undefined): Line[] {
  const alarm = urgent(picture.items, (now ?? new Date(0)).toISOString());
  if (alarm) return [{ key: alarm.id, text: mine(alarm), kind: 'urgent' }];
  const calls = picture.calls.slice(0, 3).map((call): Line => ({ key: call.key, text: `${call.ticket} → ${one('counter', { n: call.counter })}`, kind: 'call' }));
  const { today, hall } = picture;
  const hours = today.mode === 'closed' ? one('closedToday') : today.mode === 'machines_only' ? one('machinesOnly') : `${one('today')} ${hoursText(today.personal)}`;
  const items = itemsNow(screen, picture, now).map((item): Line => ({ key: item.id, text: mine(item), kind: item.kind }));
  const door: Line[] = today.mode !== 'closed' && today.mode !== 'machines_only' ? [{ key: 'door', text: `${one(hall.mayEnter ? 'goIn' : 'waitOutside')} ${one('inside')} ${one('of', { n: hall.inside, cap: hall.cap })}`, kind: 'door' }] : [];
  return [...calls, ...door, { key: 'hours', text: hours, kind: 'hours' }, ...items];
}

function Strip({ lines }: { lines: readonly Line[] }) {
  const [at, setAt] = useState(0);
  const newest = lines[0]?.key ?? '';
  useEffect(() => setAt(0), [newest]);
  const line = lines[at % Math.max(1, lines.length)];
  if (!line) return null;
  return <Running key={`${line.key} ${at}`} line={line} onRead={() => setAt((n) => n + 1)} />;
}

/** One line, still when it fits. Too long: it runs once from end to end; where movement is unwanted it is turned like pages. */
function Running({ line, onRead }: { line: Line; onRead: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const [excess, setExcess] = useState(0);
  const [page, setPage] = useState(0);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  useLayoutEffect(() => {
    const measure = () => {
      if (box.current && text.current) setExcess(Math.max(0, text.current.offsetWidth - box.current.clientWidth));
    };
    measure();
    // Its own type may come later than the line, and be wider.
    void document.fonts.ready.then(measure);
  }, [line.text]);
  const width = box.current?.clientWidth ?? 1;
  const pages = still && excess > 0 ? Math.ceil((excess + width) / (width * 0.9)) : 1;
  const seconds = still || excess === 0 ? SECONDS : excess / PIXELS_A_SECOND + 4;
  useEffect(() => {
    const timer = setTimeout(() => (page + 1 < pages ? setPage(page + 1) : onRead()), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [page, pages, seconds]);
  const shift = still ? Math.min(excess, page * width * 0.9) : excess;
  return (
    <main class={`strip ${line.kind}`} ref={box} aria-live={line.kind === 'call' || line.kind === 'urgent' ? 'polite' : 'off'}>
      <span ref={text} class={excess > 0 && !still ? 'running' : ''}
        style={still ? { transform: `translateX(-${shift}px)` } : { '--shift': `-${excess}px`, animationDuration: `${seconds}s` }}>{line.text}</span>
    </main>
  );
}
