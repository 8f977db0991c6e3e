import { Button } from 'antd';
import { useState } from 'react';
import { clock, shortDate } from '#ui/format.ts';
import { type PlanOfBranch, w } from './ask.ts';

const FIRST = 4;

/** Every published version: when, by whom, approved by whom, and what it changed. */
export function Versions({ plan }: { plan: PlanOfBranch }) {
  const [all, setAll] = useState(false);
  if (plan.versions.length === 0) return null;
  return (
    <section>
      <h3>{w.versions}</h3>
      <ol className="versions">
        {(all ? plan.versions : plan.versions.slice(0, FIRST)).map((one) => (
          <li key={one.number}>
            <p><b>{w.versionRow(one.number, `${shortDate(new Date(one.publishedAt))} ${clock(one.publishedAt)}`)}</b> <span className="soft">{one.from === null ? w.touchesNone : w.touches(one.days, shortDate(one.from))}</span></p>
            <p className="soft">{[
              one.requestedBy.some(Boolean) && w.requestedBy(one.requestedBy.filter(Boolean).join(' · ')), one.approvedBy && w.approvedBy(one.approvedBy), one.publishedBy && w.publishedBy(one.publishedBy),
              one.approvedBy === null && one.waiver && w.waived(one.waiver), one.hurry && one.hurry !== one.waiver && w.hurried(one.hurry), one.filing && `${w.filing} ${one.filing}`,
            ].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
      {!all && plan.versions.length > FIRST && <Button type="link" onClick={() => setAll(true)}>{w.allVersions(plan.versions.length)}</Button>}
    </section>
  );
}
