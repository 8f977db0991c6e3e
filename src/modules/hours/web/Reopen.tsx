import { Button } from 'antd';
import { shortDate } from '#ui/format.ts';
import { Notice, useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { servesPeople } from '../wall.ts';
import { call, type PlanOfBranch, RENEWS, w } from './ask.ts';
import { takeBack } from './propose.ts';

type Exception = PlanOfBranch['plan']['exceptions'][number];

/** The exception that makes a day what it is, and the way back from it: drafted here, approved by another person. */
export function Reopen({ branch, plan, date, done, otherwise }: { branch: string; plan: PlanOfBranch; date: string; done: () => void; otherwise?: (() => void) | undefined }) {
  const exception = plan.plan.exceptions.findLast((one) => one.from <= date && (one.to === null || date <= one.to));
  if (!exception || date < plan.today) return null;
  return (
    <Notice kind="watch" title={w.already} action={<span className="stack"><ReopenButton branch={branch} exception={exception} from={date} done={done} />{otherwise && <Button onClick={otherwise}>{w.otherwise}</Button>}</span>}>
      <p>{spanSaid(exception)} · {w.modes[exception.hours.mode]} · {pickText(exception.reason.zh, exception.reason.en)}</p>
    </Notice>
  );
}

export function ReopenButton({ branch, exception, from, done }: { branch: string; exception: Exception; from: string; done?: () => void }) {
  const toast = useToast();
  const undo = useDeed(takeBack, { renews: RENEWS, done: () => toast.done(w.withdrawnUndo) });
  const drafted = useDeed(() => call('POST /api/branches/:branch/hours/drafts', { params: { branch }, body: { change: { lifts: [{ exception: exception.id, from }] }, hurry: w.reopen } }), {
    renews: RENEWS, done: ({ draft }) => { done?.(); toast.done(w.reopenDrafted, () => undo.run({ drafted: [{ branch, draft, days: 0 }], refused: [] })); },
  });
  return <Button loading={drafted.busy} onClick={() => void drafted.run(undefined)}>{servesPeople(exception.hours.mode) ? w.asUsual : w.reopen}</Button>;
}

export function spanSaid({ from, to }: { from: string; to: string | null }): string {
  if (to === null) return w.untilNotice(shortDate(from));
  return from === to ? shortDate(from) : w.range(shortDate(from), shortDate(to));
}
