import { newKey } from '#ui/call.ts';

const KEY = 'kaimen.device';
let mark: string | undefined;

/** A random mark that this browser keeps: the quota of one device, so that nobody books a day away. It says nothing about the person. */
export function device(): string {
  try {
    mark ??= localStorage.getItem(KEY) ?? undefined;
    if (mark === undefined) localStorage.setItem(KEY, (mark = newKey()));
  } catch { /* a browser that keeps nothing has a mark for this visit */ }
  mark ??= newKey();
  return mark;
}
