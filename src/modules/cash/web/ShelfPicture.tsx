import { Button } from 'antd';
import { useId, useState } from 'react';
import { addDays } from '#kernel/wall.ts';
import { shortDate } from '#ui/format.ts';
import { FiguresTable } from '#ui/staff/kit.ts';
import { type Lot, type Shelf, stepOf, w } from './ask.ts';

const DAYS = 15;
const SHOWN = 5;

/** 隔离架: two boxes, then the shelf by day: under each day the lots that are due then. What may never be paid out stands apart. */
export function ShelfPicture({ shelf, choose }: { shelf: Shelf; choose: (lot: Lot) => void }) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const waiting = shelf.lots.filter((lot) => lot.state === 'received' || lot.state === 'sealed');
  const held = shelf.lots.filter((lot) => lot.state === 'held');
  const hand = held.filter((lot) => lot.source !== 'normal');
  const columns = columnsOf(shelf, held.filter((lot) => lot.source === 'normal'));
  const due = columns[0]?.lots.length ?? 0;
  return (
    <figure className="picture" aria-labelledby={heading}>
      <figcaption>
        <h2 id={heading}>{w.picture}</h2>
        <Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? w.asPicture : w.asTable}</Button>
      </figcaption>
      <p className="picture-says">{w.says(waiting.length, held.length, due, hand.length)}</p>
      {asTable ? <FiguresTable label={w.picture} table={{ columns: [...w.columnsTable], rows: [...columns.map((one) => [one.label, String(one.lots.length), one.lots.map((lot) => lot.seal).join(' ')]), [w.handShelf, String(hand.length), hand.map((lot) => lot.seal).join(' ')]] }} /> : (
        <div className="vault">
          <Box title={w.boxIn} lots={waiting} kind="in" choose={choose} />
          <Box title={w.handShelf} lots={hand} kind="hand" choose={choose} />
          <div className="vault-days" role="group" aria-label={w.boxOut}>
            <b className="vault-title">{w.boxOut}</b>
            <ol>
              {columns.map((one, nth) => (
                <li key={one.label} data-due={nth === 0 ? '' : undefined}>
                  <span className="vault-pile"><Pile lots={one.lots} choose={choose} /></span>
                  <span className="vault-day" title={one.label}>{one.short}</span>
                </li>
              ))}
            </ol>
          </div>
        </div>
      )}
    </figure>
  );
}

function Box({ title, lots, kind, choose }: { title: string; lots: readonly Lot[]; kind: string; choose: (lot: Lot) => void }) {
  return <div className="vault-box" data-kind={kind}><b className="vault-title">{title}</b><span className="vault-pile"><Pile lots={lots} choose={choose} /></span><span className="vault-day">{w.lots(lots.length)}</span></div>;
}

function Pile({ lots, choose }: { lots: readonly Lot[]; choose: (lot: Lot) => void }) {
  return (
    <>
      {lots.length > SHOWN && <small>{w.more(lots.length - SHOWN)}</small>}
      {lots.slice(0, SHOWN).map((lot) => <button key={lot.id} type="button" className="vault-lot" data-step={stepOf(lot)} title={`${lot.seal} · ${w.sources[lot.source]} · ${w.steps[stepOf(lot)]}`} onClick={() => choose(lot)}>{lot.seal.slice(-4)}</button>)}
    </>
  );
}

/** Today with all that is due, each of the next two weeks' days, and what comes after them. */
function columnsOf(shelf: Shelf, lots: readonly Lot[]): { label: string; short: string; lots: Lot[] }[] {
  const until = (lot: Lot): string => lot.hold?.until ?? '';
  const last = addDays(shelf.today, DAYS - 1);
  const days = Array.from({ length: DAYS }, (_, nth) => addDays(shelf.today, nth));
  const columns = days.map((date, nth) => ({ label: nth === 0 ? w.dueToday : shortDate(date), short: nth === 0 ? w.dueToday : w.dayShort(Number(date.slice(5, 7)), Number(date.slice(8))), lots: lots.filter((lot) => (nth === 0 ? until(lot) <= date : until(lot) === date)) }));
  const later = lots.filter((lot) => until(lot) > last);
  return later.length === 0 ? columns : [...columns, { label: w.later, short: w.later, lots: later }];
}
