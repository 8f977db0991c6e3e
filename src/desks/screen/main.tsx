import '#ui/tokens.css';
import './screen.css';
import '#ui/fonts.ts';
import { type ComponentType, render } from 'preact';
import { matchPath } from '#ui/public/route.ts';
import { Loading } from '#ui/public/Mark.tsx';
import { screens, type ScreenProps } from './screens.ts';

/** A screen is one page for its whole life: it opens, stays awake and mends itself. */
async function open(root: HTMLElement): Promise<void> {
  render(<div class="screen-opening"><Loading /></div>, root);
  const place = screens.find((one) => matchPath(one.path, location.pathname)) ?? screens[0];
  if (!place) return;
  try {
    const Shown: ComponentType<ScreenProps> = await place.open();
    render(<Shown query={new URLSearchParams(location.search)} />, root);
  } catch {
    // A hall has nobody who presses reload.
    setTimeout(() => location.reload(), 10_000);
  }
}

async function stayAwake(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
  // Refused on battery or plain http: the screen's own settings then keep it awake.
  await navigator.wakeLock.request('screen').catch(() => undefined);
}

document.addEventListener('visibilitychange', () => { void stayAwake(); });
void stayAwake();
const root = document.getElementById('page');
if (root) void open(root);
