import { useEffect, useState } from 'preact/hooks';

/** What a page gets from its address: '/b/:branch/book' gives params.branch. */
export type PageProps = Readonly<{ params: Readonly<Record<string, string>>; query: URLSearchParams }>;

/** Goes to another address of this program without loading it anew. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  history[how.replace ? 'replaceState' : 'pushState'](null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Changes one value of the query, keeping the rest of the address: state lives in the URL first. */
export function keep(values: Record<string, string | undefined>, how: { replace?: boolean } = { replace: true }): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  go(url.pathname + url.search, how);
}

export function useAddress(): URL {
  const [at, setAt] = useState(location.href);
  useEffect(() => {
    const moved = (): void => setAt(location.href);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return new URL(at);
}

/** '/b/:branch/book' against '/b/12/book': { branch: '12' }, or undefined. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = safely(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function safely(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}
