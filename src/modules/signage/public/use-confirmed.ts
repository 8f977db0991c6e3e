import { useEffect } from 'preact/hooks';
import { newKey } from '#ui/call.ts';
import type { Item } from '../picture.ts';
import type { Screen } from './use-screen.ts';

const AGAIN_MS = 10_000;
/** So that thousands of screens do not answer in the same instant. */
const SPREAD_MS = 600;

/** Once an urgent message stands on this screen, the screen says so; until it is heard, again and again. */
export function useConfirmed({ picture, device }: Screen, alarm: Item | undefined): void {
  const branch = picture?.branch.id;
  const { id, revision } = alarm ?? {};
  useEffect(() => {
    if (branch === undefined || device === undefined || id === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const say = async () => {
      const answer = await fetch(`/api/branches/${branch}/playlist/shown?as=${encodeURIComponent(device)}`, {
        method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json', 'idempotency-key': newKey() }, body: JSON.stringify({ item: id, revision }),
      }).catch(() => undefined);
      if (!answer || answer.status >= 500 || answer.status === 429) timer = setTimeout(() => void say(), AGAIN_MS);
    };
    timer = setTimeout(() => void say(), Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [branch, device, id, revision]);
}
