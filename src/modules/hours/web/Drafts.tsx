import { Button } from 'antd';
import { EmptyState, FaultNotice, Loading, sentenceOf, useDeed, useToast } from '#ui/staff/kit.ts';
import { Refused } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { pickText } from '#ui/words.ts';
import { call, type Draft, RENEWS, w } from './ask.ts';
import { DraftCard } from './DraftCard.tsx';

/** What waits for another person, the newest first, each with what would become different. */
export function Drafts({ drafts, fault, again, edit }: { drafts: readonly Draft[] | undefined; fault: unknown; again: () => void; edit: (draft: Draft) => void }) {
  if (fault !== undefined) return <FaultNotice fault={fault} again={again} />;
  if (!drafts) return <Loading />;
  if (drafts.length === 0) return <EmptyState title={w.noDrafts} help={w.noDraftsHelp} />;
  return (
    <>
      <ApproveAll drafts={drafts.filter((one) => one.may.approve)} />
      <div className="drafts">{drafts.map((draft) => <DraftCard key={draft.id} draft={draft} edit={() => edit(draft)} />)}</div>
    </>
  );
}

/** A region's change is one draft a branch: whoever has looked at all of them need not press fourteen times. */
function ApproveAll({ drafts }: { drafts: readonly Draft[] }) {
  const toast = useToast();
  const approve = useDeed(async () => {
    const refused: string[] = [];
    for (const draft of drafts) {
      await call('POST /api/branches/:branch/hours/drafts/:draft/approval', { params: { branch: draft.branch, draft: draft.id }, body: { revision: draft.revision, publish: true } })
        .catch((no: unknown) => { if (no instanceof Refused) refused.push(`${pickText(draft.branchName, draft.branchNameEn)}: ${sentenceOf(no)}`); else throw no; });
    }
    return refused;
  }, { renews: RENEWS, done: (refused) => {
    if (refused.length < drafts.length) toast.done(w.publishedMany(drafts.length - refused.length));
    if (refused.length > 0) toast.refused(new Refused('hours.someRefused', refused.join(' · '), 409));
  } });
  if (drafts.length < 2) return null;
  const press = async (): Promise<void> => {
    if (await toast.sure({ title: w.approveAllSure(count(drafts.length)), text: w.approveAllText, yes: w.approvePublish })) void approve.run(undefined);
  };
  return <p><Button loading={approve.busy} onClick={() => void press()}>{w.approveAll(count(drafts.length))}</Button></p>;
}
