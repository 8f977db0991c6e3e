import { EmptyState, FaultNotice, Loading } from '#ui/staff/kit.ts';
import { type Draft, w } from './ask.ts';
import { DraftCard } from './DraftCard.tsx';

/** What waits for another person, the newest first, each with what would become different. */
export function Drafts({ drafts, fault, again, edit }: { drafts: readonly Draft[] | undefined; fault: unknown; again: () => void; edit: (draft: Draft) => void }) {
  if (fault !== undefined) return <FaultNotice fault={fault} again={again} />;
  if (!drafts) return <Loading />;
  if (drafts.length === 0) return <EmptyState title={w.noDrafts} help={w.noDraftsHelp} />;
  return <div className="drafts">{drafts.map((draft) => <DraftCard key={draft.id} draft={draft} edit={() => edit(draft)} />)}</div>;
}
