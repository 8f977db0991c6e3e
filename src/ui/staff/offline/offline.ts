import { useSyncExternalStore } from 'react';
import { bankNow, bankSpeed, hearBankTime } from '../../bank-clock.ts';
import { Refused } from '../../call.ts';
import type { Me } from '../place.tsx';
import { openDevice, type Device } from './device.ts';
import { sealed, type Kit, type Written } from './letter.ts';
import { openQueue, type Post, type Queue, type QueueState } from './queue.ts';

/** How this device reaches the server, and what is asked of it: the desk gives them. */
export type Links = Readonly<{ post: Post; takeKit: (branch: string, device: string, name: string) => Promise<{ kit: string; publicKey: string }> }>;
type Paper = Readonly<{ at: string; heard: number; content: unknown }>;
export type OfflineState = Readonly<QueueState & { ready: boolean; able: boolean; away: boolean; papersAt: string | undefined }>;

const READY = 'kaimen.device';
const AWAY = 'kaimen.away';
const SHIFT_MS = 14 * 3_600_000;
const KIT_MS = 4 * 3_600_000;
const LINE_MS = 8_000;
const LOOK_MS = 4_000;
const EMPTY: QueueState = { kept: [], sending: false, sentAt: undefined, reviewed: 0, failed: false };

let links: Links | undefined;
let device: Device | undefined;
let queue: Queue | undefined;
let papers = new Map<string, unknown>();
let away = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let look: ReturnType<typeof setInterval> | undefined;
const backHearers = new Set<() => void>();
let snapshot: OfflineState = { ...EMPTY, ready: false, able: false, away: false, papersAt: undefined };
const hearers = new Set<() => void>();

/** Sealing and the shell's keeper want HTTPS; without it the desk works on the line only. */
const isAble = (): boolean => window.isSecureContext && 'indexedDB' in window;

function tell(): void {
  const newest = [...papers.values()].map((one) => (one as Paper).at).sort((a, b) => (a < b ? 1 : -1))[0]; // put by putPaper
  snapshot = { ...(queue?.state() ?? EMPTY), ready: queue !== undefined, able: isAble(), away, papersAt: newest };
  for (const hear of hearers) hear();
}

/** Once, as the desk opens: a device that was made ready finds its papers and what it still has to send. */
export async function startOffline(to: Links): Promise<void> {
  links = to;
  tell();
  if (!isAble() || localStorage.getItem(READY) === null) return;
  await opened();
  if (navigator.serviceWorker) await keepShell();
}

async function opened(): Promise<void> {
  if (queue || !links) return;
  const { post } = links;
  device = await openDevice();
  papers = await device.papers();
  queue = openQueue({ shelf: device.shelf, post: async (records) => { const taken = await post(records); setAway(false); return taken; }, now: () => Date.now() });
  queue.subscribe(tell);
  await queue.load();
  addEventListener('online', () => void lookForLine());
  addEventListener('offline', () => setAway(true));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void flush(); });
  if (!navigator.onLine) setAway(true);
  tell();
}

/** The shell opens without a line. A newer version waits until nobody works with the older one, or somebody asks for it. */
async function keepShell(): Promise<void> {
  await navigator.serviceWorker.register('/desk-keeper.js', { scope: '/desk' }).catch(() => undefined);
}

/** 备好断网: the person asks for it on their device; from now on it keeps papers and records. */
export async function makeReady(branch: string, me: Me): Promise<void> {
  if (!isAble() || !links) return;
  localStorage.setItem(READY, localStorage.getItem(READY) ?? newRecordId());
  await opened();
  await navigator.storage?.persist?.().catch(() => false);
  await refreshKit(branch, me);
  await keepPaper('me', me);
  if (navigator.serviceWorker) { await keepShell(); await navigator.serviceWorker.ready; }
  tell();
}

/** Who works here was just confirmed by the server: remember it, keep a fresh key, send what lies here. */
export async function heardOf(me: Me, branch: string | undefined): Promise<void> {
  if (!queue || away) return;
  await keepPaper('me', me);
  if (branch !== undefined) await refreshKit(branch, me).catch(() => undefined);
  void flush();
}

async function refreshKit(branch: string, me: Me): Promise<void> {
  const id = localStorage.getItem(READY);
  const had = paperOf<Kit>(kitName(branch, me.id));
  if (!links || id === null || (had && Date.now() - had.heard < KIT_MS)) return;
  const { kit, publicKey } = await links.takeKit(branch, id, deviceName());
  await keepPaper(kitName(branch, me.id), { branch, kit, publicKey, staff: me.id } satisfies Kit);
}

const kitName = (branch: string, staff: string): string => `kit ${branch} ${staff}`;

/** Signed out: nothing stays but sealed records, which wait for a line. */
export async function dropPapers(): Promise<void> {
  papers = new Map();
  await device?.dropPapers();
  tell();
}

/** Who worked here last, when the server cannot be asked; for a shift, not longer. */
export function meWithoutLine(): Me | undefined {
  const paper = paperOf<Me>('me');
  if (!paper || Date.now() - paper.heard > SHIFT_MS) return undefined;
  setAway(true);
  void lookForLine();
  const speed = Number(papers.has('speed') ? (papers.get('speed') as Paper).content : 1); // put by keepPaper
  hearBankTime(new Date(Date.parse(paper.at) + (Date.now() - paper.heard) * speed).toISOString(), speed);
  return paper.content;
}

/** A dated paper for when the line is gone. Without anything about a visitor. */
export async function keepPaper(name: string, content: unknown): Promise<void> {
  if (!device) return;
  const dated = { at: bankNow().toISOString(), heard: Date.now() };
  papers.set(name, { ...dated, content } satisfies Paper);
  papers.set('speed', { ...dated, content: bankSpeed() } satisfies Paper);
  await device.putPaper(name, papers.get(name));
  await device.putPaper('speed', papers.get('speed'));
  tell();
}

export function paperOf<C>(name: string): { at: string; heard: number; content: C } | undefined {
  return papers.get(name) as { at: string; heard: number; content: C } | undefined; // put by keepPaper under the same name
}

export function useOffline(): OfflineState {
  return useSyncExternalStore((hear) => { hearers.add(hear); return () => hearers.delete(hear); }, () => snapshot);
}

/** A deed for which there may be no line. `ask` is given the key under which the record is kept, so that one of both counts. */
export type Keepable<A> = Readonly<{ branch: string; staff: string; written: Omit<Written, 'id'>; ask: (more: { key: string; signal: AbortSignal }) => Promise<A> }>;

/** Does it on the line; without one, seals it and keeps it here. A "no" of the branch is a no. */
export async function onLineOrKept<A>({ branch, staff, written, ask }: Keepable<A>): Promise<{ answer: A; kept: false } | { answer: undefined; kept: true }> {
  const key = newRecordId();
  const kit = paperOf<Kit>(kitName(branch, staff))?.content;
  const givingUp = new AbortController();
  const patience = kit ? setTimeout(() => givingUp.abort(), LINE_MS) : undefined;
  const [at, deviceAt] = [bankNow(), Date.now()];
  if (!kit || (navigator.onLine && !away)) {
    try {
      const answer = await ask({ key, signal: givingUp.signal });
      setAway(false);
      return { answer, kept: false };
    } catch (fault) {
      const isDown = givingUp.signal.aborted || (fault instanceof Refused && (fault.status === 0 || (fault.status >= 502 && fault.status <= 504)));
      if (!kit || !queue || !isDown) throw fault;
    } finally {
      clearTimeout(patience);
    }
  }
  setAway(true);
  await queue?.keep(await sealed(kit, { ...written, id: key }, { at, deviceAt }));
  plan();
  return { answer: undefined, kept: true };
}

/** Sends what lies here, now and again until nothing does. */
export async function flush(): Promise<void> {
  if (!queue || !navigator.onLine) return;
  await queue.flush();
  plan();
}

function plan(): void {
  clearTimeout(timer);
  if (queue && queue.state().kept.length > 0) timer = setTimeout(() => void flush(), Math.max(1_000, queue.waitMs()));
}

function setAway(to: boolean): void {
  if (away === to) return;
  away = to;
  sessionStorage.setItem(AWAY, away ? '1' : '');
  if (away) look = setInterval(() => void lookForLine(), LOOK_MS);
  else { clearInterval(look); for (const hear of backHearers) hear(); }
  tell();
}

/** Opened anew while there was no line: the papers are shown at once, and the line is looked for beside them. */
export function isLineGone(): boolean {
  return !navigator.onLine || sessionStorage.getItem(AWAY) === '1';
}

async function lookForLine(): Promise<void> {
  if (!navigator.onLine) return;
  const answer = await fetch('/livez', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  setAway(false);
  void flush();
}

/** The line is back: who works here is asked again, for the sign-in may have ended meanwhile. */
export function onLineBack(hear: () => void): () => void {
  backHearers.add(hear);
  return () => { backHearers.delete(hear); };
}

/** A UUID of chance alone; crypto.randomUUID is not in all browsers that we serve. */
function newRecordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function deviceName(): string {
  const system = /iPad|iPhone|Android|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? 'Browser';
  return `${system === 'Macintosh' && navigator.maxTouchPoints > 1 ? 'iPad' : system} · ${matchMedia('(min-width: 600px)').matches ? '平板或电脑 tablet' : '手机 phone'}`;
}
