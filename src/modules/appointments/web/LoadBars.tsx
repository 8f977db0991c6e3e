import { Flex, Progress } from 'antd';
import { say, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type Half = { group: string; planned: number; held: number; booked: number };

/** One bar per service group: minutes booked of minutes planned, with the figures beside it. */
export function LoadBars({ load, standbys }: { load: readonly Half[]; standbys: number }) {
  const groups = new Map<string, { planned: number; held: number; booked: number }>();
  for (const half of load) {
    const sum = groups.get(half.group) ?? { planned: 0, held: 0, booked: 0 };
    groups.set(half.group, { planned: sum.planned + half.planned, held: sum.held + half.held, booked: sum.booked + half.booked });
  }
  const order = Object.keys(w.groups);
  const shown = [...groups].filter(([, sum]) => sum.planned > 0 || sum.booked > 0).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (shown.length === 0) return null;
  return (
    <section aria-label={w.load} style={{ marginBottom: 16 }}>
      <Flex gap={24} wrap>
        {shown.map(([group, sum]) => {
          const words = say(w.loadOf, { group: nameOf(group), booked: sum.booked, planned: sum.planned });
          return (
            <div key={group} style={{ minWidth: 240, flex: 1 }}>
              <span>{words}{sum.held > 0 ? ` · ${say(w.held, { held: sum.held })}` : ''}</span>
              <Progress percent={sum.planned === 0 ? 100 : Math.round((sum.booked / sum.planned) * 100)} status="normal" aria-label={words} />
            </div>
          );
        })}
        {standbys > 0 && <span>{say(w.standbys, { n: standbys })}</span>}
      </Flex>
    </section>
  );
}

function nameOf(group: string): string {
  return group === 'personal' || group === 'corporate' || group === 'wealth' ? w.groups[group] : group;
}
