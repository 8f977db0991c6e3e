import { FaultNotice, Notice } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { type Grid, w } from './ask.ts';
import type { Outcome } from './propose.ts';

/** Why something was not drafted: one sentence, or one for each branch of several. */
export function Refusals({ grid, outcome, fault }: { grid: Grid; outcome: Outcome | undefined; fault: unknown }) {
  if (fault !== undefined) return <FaultNotice fault={fault} />;
  if (!outcome || outcome.refused.length === 0) return null;
  const nameOf = (id: string) => named(grid.branches.find((one) => one.id === id) ?? { name: id });
  return (
    <div role="alert">
      <Notice kind="watch" title={`${outcome.drafted.length > 0 ? `${w.draftedMany(outcome.drafted.length)} · ` : ''}${w.someRefused(outcome.refused.length)}`}>
        <ul>{outcome.refused.map((one) => <li key={one.branch}><b>{nameOf(one.branch)}</b> {one.sentence}</li>)}</ul>
      </Notice>
    </div>
  );
}
