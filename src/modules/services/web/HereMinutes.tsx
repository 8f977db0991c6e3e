import { Badge } from '#ui/staff/kit.ts';
import { oneDigit, type Row, w } from './ask.ts';

/** The one figure that slots, counter plan and estimate of this branch reckon with, whether it is measured, and what it will be tomorrow. */
export function HereMinutes({ row: { here } }: { row: Row }) {
  return (
    <span className="service-here">
      <b>{w.inMinutes(oneDigit(here.minutes))}</b>
      {here.learntFrom !== null && <Badge kind="info">{w.isLearnt}</Badge>}
      {here.tomorrow !== null && <small>{w.tomorrow(oneDigit(here.tomorrow))}</small>}
    </span>
  );
}
