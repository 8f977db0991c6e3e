/**
 * The shell's keeper (service worker): keeps the page and its hashed files, so that the desk opens without a line. It never touches
 * an answer of the server. A newer version waits until the older one is closed, or until the person says so.
 */
declare const KEEPER_FILES: readonly string[]; // written by scripts/build.mjs
declare const KEEPER_VERSION: string;

type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Keeper = { addEventListener: (name: string, hear: (event: never) => void) => void; skipWaiting: () => Promise<void>; clients: { claim: () => Promise<void> } };

const keeper = self as unknown as Keeper; // a service worker's own global, which the page's types do not know
const SHELL = `kaimen-${KEEPER_VERSION}`;
const FONTS = 'kaimen-fonts';
const PAGE = '/desk';

keeper.addEventListener('install', (event: Extendable) => event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([new Request(PAGE, { headers: { accept: 'text/html' }, cache: 'reload' }), ...KEEPER_FILES]))));
keeper.addEventListener('activate', (event: Extendable) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('kaimen-') && name !== SHELL && name !== FONTS).map((name) => caches.delete(name)))).then(() => keeper.clients.claim())));
keeper.addEventListener('message', (event: MessageEvent & Extendable) => { if (event.data === 'take over') void keeper.skipWaiting(); });
keeper.addEventListener('fetch', (event: Fetching) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(fromShell(PAGE, event.request));
  else if (url.pathname.startsWith('/assets/staff/')) event.respondWith(/\.woff2?$/.test(url.pathname) ? keptFont(event.request) : fromShell(url.pathname, event.request));
});

async function fromShell(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(SHELL)).match(path, { ignoreVary: true })) ?? fetch(request);
}

/** The letters that were shown once are shown again; the whole of Chinese would be too much to fetch at once. */
async function keptFont(request: Request): Promise<Response> {
  const fonts = await caches.open(FONTS);
  const kept = await fonts.match(request, { ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await fonts.put(request, fresh.clone());
  return fresh;
}
