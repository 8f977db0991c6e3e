import { count } from '#ui/format.ts';
import { Badge } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import './protection.css';
import { STAND_MEANING, STAND_ORDER, w } from './supplies-ask.ts';

type Bar = Readonly<{ code: string; name: string; nameEn: string; unit: string; unitEn: string; mustHave: boolean; quantity: number; days: number | null; stand: keyof typeof STAND_ORDER }>;

/** 还够用几天: one bar for each item, the shortest first, against the alarm and the reserve. */
export function CoverBars({ items, limits, open }: { items: readonly Bar[]; limits: { reserveDays: number; alarmDays: number }; open: (item: string) => void }) {
  const most = limits.reserveDays * 1.5;
  const inOrder = [...items].sort((a, b) => STAND_ORDER[a.stand] - STAND_ORDER[b.stand] || Number(b.mustHave) - Number(a.mustHave) || (a.days ?? Infinity) - (b.days ?? Infinity));
  const counted = (stand: Bar['stand']) => items.filter((item) => item.stand === stand).length;
  return (
    <figure className="picture" aria-labelledby="cover">
      <figcaption><h2 id="cover">{w.picture}</h2><span className="soft">{w.alarm(limits.alarmDays)} · {w.reserve(limits.reserveDays)}</span></figcaption>
      <p className="picture-says">{w.says(counted('out'), counted('low'), items.length)}</p>
      <ul className="cover">
        {inOrder.map((item) => (
          <li key={item.code}>
            <button type="button" onClick={() => open(item.code)}>
              <span className="cover-name">{pickText(item.name, item.nameEn)}</span>
              <span className="cover-track" aria-hidden="true">
                <i className="cover-bar" data-stand={item.stand} style={{ width: `${Math.min(100, ((item.days ?? most) / most) * 100)}%` }} />
                <i className="cover-line" style={{ left: `${(limits.alarmDays / most) * 100}%` }} /><i className="cover-line" style={{ left: `${(limits.reserveDays / most) * 100}%` }} />
              </span>
              <span className="cover-days">{item.days === null ? (item.quantity > 0 ? w.there : w.missing) : w.days(count(item.days))}</span>
              <span className="cover-have">{w.unit(count(item.quantity), pickText(item.unit, item.unitEn))}</span>
              <Badge kind={STAND_MEANING[item.stand]}>{w.stands[item.stand]}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </figure>
  );
}
