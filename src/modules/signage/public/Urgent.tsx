import { clock as clockText } from '#ui/format.ts';
import type { Item, ScreenPicture } from '../picture.ts';
import { Both, BothText, one } from './both.tsx';

/** 紧急通知: a band at the foot, or the whole screen; there the newest call stays to be seen, so that nobody misses their turn. */
export function Urgent({ item, picture }: { item: Item; picture: ScreenPicture }) {
  if (item.look === 'banner') return <div class="urgent" role="alert"><Both word="urgent" class="urgent-word" /><BothText text={item} class="urgent-text" /></div>;
  const [latest] = picture.calls;
  return (
    <div class="urgent full" role="alert">
      <Both word="urgent" class="urgent-word" />
      <BothText text={item} class="urgent-text" />
      <p class="urgent-foot">
        {latest && <span class="urgent-call"><span class="ticket">{latest.ticket}</span> → {one('counter', { n: latest.counter })}</span>}
        {item.urgentUntil !== null && item.id !== 'draft' && <Both word="urgentUntil" values={{ at: clockText(item.urgentUntil, picture.branch.zone) }} class="urgent-until" />}
      </p>
    </div>
  );
}
