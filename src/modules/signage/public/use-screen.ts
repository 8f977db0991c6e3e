import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { live } from '#ui/live.ts';
import { bankClock, type BankClock } from './bank-clock.ts';
import type { CallsPicture, Item, ScreenPicture, StandingPicture } from '../picture.ts';
import { signIn, stillGood, type Place } from './sign-in.ts';

export type Standing = 'opening' | 'live' | 'noToken' | 'revoked';
export type Screen = Readonly<{
  standing: Standing;
  picture: ScreenPicture | undefined;
  device: string | undefined;
  clock: BankClock;
  /** the branch's clock when the data were last right, while the line is silent */
  stoppedAt: string | undefined;
  /** an item that a member of staff is trying out in the preview */
  draft: Item | undefined;
}>;

const KEPT = 'kaimen.screen.picture.2';
const AGAIN_MS = 5_000;
const BEAT_MS = 60_000;

/** The whole life of a screen: its token becomes a session, the picture comes live, the last good one survives a lost line. */
export function useScreen(query: URLSearchParams): Screen {
  const clock = useMemo(() => bankClock(), []);
  const kept = useMemo(restored, []);
  const [place, setPlace] = useState<Place | 'noToken' | 'revoked' | undefined>(undefined);
  const [picture, setPicture] = useState<ScreenPicture | undefined>(kept?.picture);
  const [stoppedAt, setStoppedAt] = useState<string | undefined>(undefined);
  const heardAt = useRef<string | undefined>(kept?.at);
  const draft = useDraft(query);

  useEffect(() => {
    let over = false;
    let again: ReturnType<typeof setTimeout>;
    const enter = () => void signIn(query).then((found) => {
      if (over) return;
      if (found === 'away') {
        setStoppedAt(heardAt.current ?? '');
        again = setTimeout(enter, AGAIN_MS);
      } else setPlace(found);
    });
    enter();
    return () => { over = true; clearTimeout(again); };
  }, []);

  const branch = typeof place === 'object' ? place.branch : undefined;
  const device = typeof place === 'object' ? place.device : undefined;

  useEffect(() => {
    if (branch === undefined) return;
    let parts: Partial<ScreenPicture> = {};
    return live<CallsPicture | StandingPicture>(`/api/branches/${branch}/live/calls+screen${device === undefined ? '' : `?as=${device}`}`, {
      onSnapshot: (part, at) => {
        clock.hear(at);
        heardAt.current = at;
        parts = { ...parts, ...part };
        if (device !== undefined && parts.screens && !parts.screens.includes(device)) return setPlace('revoked');
        if (!isWhole(parts)) return;
        setPicture(parts);
        keep(parts, at);
      },
      onBeat: (at, real) => { clock.hear(at); clock.hearReal(real); heardAt.current = at; },
      onLine: (line) => setStoppedAt(line.stale ? (line.at ?? heardAt.current ?? '') : undefined),
    });
  }, [branch, device]);

  // Says that it is alive, and hears when it has been switched off while its stream was closed.
  useEffect(() => {
    if (branch === undefined || device === undefined) return;
    const beat = () => void stillGood(device).then((found) => found === 'revoked' && setPlace('revoked'));
    const timer = setInterval(beat, BEAT_MS);
    return () => clearInterval(timer);
  }, [branch, device]);

  const standing = place === 'noToken' || place === 'revoked' ? place : picture ? 'live' : 'opening';
  return { standing, picture, device, clock, stoppedAt, draft };
}

/** Redraws each second: clocks run, urgent messages end, days begin. */
export function useNow(clock: BankClock): Date | undefined {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

function useDraft(query: URLSearchParams): Item | undefined {
  const [draft, setDraft] = useState<Item | undefined>();
  useEffect(() => {
    if (!query.has('preview')) return;
    const hear = (message: MessageEvent<unknown>) => {
      if (message.origin !== location.origin || typeof message.data !== 'object' || message.data === null || !('kaimenDraft' in message.data)) return;
      setDraft(message.data.kaimenDraft as Item | undefined); // sent by our own staff page, same origin
    };
    addEventListener('message', hear);
    parent.postMessage({ kaimenPreview: 'ready' }, location.origin);
    return () => removeEventListener('message', hear);
  }, []);
  return draft;
}

function isWhole(parts: Partial<ScreenPicture>): parts is ScreenPicture {
  return parts.calls !== undefined && parts.branch !== undefined;
}

type Kept = Readonly<{ at: string; picture: ScreenPicture }>;

/** Only what the hall may read is kept, so that a screen that starts without its line is not black. */
function keep(picture: ScreenPicture, at: string): void {
  try { localStorage.setItem(KEPT, JSON.stringify({ at, picture } satisfies Kept)); } catch { /* a full or closed store keeps nothing */ }
}

function restored(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'picture' in kept ? (kept as Kept) : undefined; // written by keep()
  } catch {
    return undefined;
  }
}
