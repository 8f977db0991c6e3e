import { newKey } from '#ui/call.ts';

export type Place = Readonly<{ branch: string; device: string | undefined }>;
export type Entry = Place | 'noToken' | 'revoked' | 'away';

/**
 * The token stands in the address behind #, which no server or log ever sees. It is exchanged once for a session of this device,
 * and the address then only says which device this is.
 */
export async function signIn(query: URLSearchParams): Promise<Entry> {
  const preview = query.get('preview');
  if (preview) return { branch: preview, device: undefined };
  const token = location.hash.slice(1);
  if (token) return exchanged(token);
  const device = query.get('as') ?? remembered();
  return device === null ? 'noToken' : stillGood(device);
}

/** Is this device's session still good? Asking is also how a screen says that it is alive. */
export async function stillGood(device: string): Promise<Entry> {
  const answer = await fetch(`/api/me?as=${encodeURIComponent(device)}`, { credentials: 'same-origin' }).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return 'away';
  if (!answer.ok) return 'revoked';
  const { branches } = (await answer.json()) as { branches: { id: string }[] }; // our own endpoint's answer
  const branch = branches[0]?.id;
  return branch === undefined ? 'revoked' : { branch, device };
}

async function exchanged(token: string): Promise<Entry> {
  const answer = await fetch('/api/device-sessions', {
    method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json', 'idempotency-key': newKey() }, body: JSON.stringify({ token }),
  }).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return 'away';
  if (!answer.ok) return 'revoked';
  const { branch, device } = (await answer.json()) as { branch: string; device: string }; // our own endpoint's answer
  const address = new URL(location.href);
  address.hash = '';
  address.searchParams.set('as', device);
  history.replaceState(null, '', address);
  remember(device);
  return { branch, device };
}

const KNOWN = 'kaimen.screen.device';

function remember(device: string): void {
  try { localStorage.setItem(KNOWN, device); } catch { /* the address says it too */ }
}

function remembered(): string | null {
  try { return localStorage.getItem(KNOWN); } catch { return null; }
}
