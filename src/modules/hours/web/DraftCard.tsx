import { Button, Flex } from 'antd';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, Notice, useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { call, type Draft, RENEWS, w } from './ask.ts';
import { Compared } from './Compared.tsx';
import { spanSaid } from './Reopen.tsx';
import { TouchedBookings } from './TouchedBookings.tsx';

/** One draft: what it is, what it changes day by day, and what this person may do with it; the rest says why not. */
export function DraftCard({ draft, edit }: { draft: Draft; edit: () => void }) {
  const toast = useToast();
  const params = { branch: draft.branch, draft: draft.id };
  const approve = useDeed((publish: boolean) => call('POST /api/branches/:branch/hours/drafts/:draft/approval', { params, body: { revision: draft.revision, publish } }), {
    renews: RENEWS, done: ({ version }) => toast.done(version === null ? w.approved : w.published(version)),
  });
  const publish = useDeed(() => call('POST /api/branches/:branch/hours/drafts/:draft/publication', { params }), { renews: RENEWS, done: ({ version }) => toast.done(w.published(version)) });
  const draftAgain = useDeed(() => call('POST /api/branches/:branch/hours/drafts', { params: { branch: draft.branch }, body: { change: draft.change, ...(draft.hurry && { hurry: draft.hurry }), ...(draft.filing && { filing: draft.filing }) } }), { renews: RENEWS });
  const withdraw = useDeed(() => call('POST /api/branches/:branch/hours/drafts/:draft/withdrawal', { params }), { renews: RENEWS, done: () => toast.done(w.withdrawn, () => draftAgain.run(undefined)) });
  const busy = approve.busy || publish.busy || withdraw.busy;
  const whyNotApproved = draft.may.approve ? undefined : draft.own ? w.own : w.mayNot;
  const isApproved = draft.state === 'approved' && !draft.moved;
  const told = draft.change.exceptions[0] ?? draft.change.weeks[0];
  const authors = draft.authors.filter(Boolean).join(' · ');
  return (
    <article className="panel draft" aria-label={pickText(draft.branchName, draft.branchNameEn)}>
      <header>
        <h2>{pickText(draft.branchName, draft.branchNameEn)}</h2>
        <Badge kind={isApproved ? 'open' : 'watch'}>{w.state[isApproved ? 'approved' : 'draft']}</Badge>
      </header>
      <p className="draft-what"><b>{titleOf(draft)}</b>{told && <> · {pickText(told.reason.zh, told.reason.en)}</>}</p>
      <p className="soft">{w.by(authors, `${shortDate(new Date(draft.changedAt))} ${clock(draft.changedAt)}`, draft.revision)} · {draft.over === 0 ? w.over0 : w.overVersion(draft.over)}</p>
      {draft.hurry && <p className="soft">{w.hurried(draft.hurry)}</p>}
      {draft.filing && <p className="soft">{w.filing} {draft.filing}</p>}
      {draft.moved && <Notice kind="watch">{w.moved(draft.over)}</Notice>}
      {draft.approvedBy !== null && !draft.moved && <p className="soft">{w.approvedByWhom(draft.approvedBy)}</p>}
      <Compared draft={draft} />
      <TouchedBookings draft={draft} />
      <Flex gap={8} wrap align="center">
        {isApproved
          ? <Button type="primary" disabled={!draft.may.publish || busy} loading={publish.busy} onClick={() => void publish.run(undefined)}>{w.publish}</Button>
          : (
            <>
              <Button type="primary" disabled={!draft.may.approve || busy} loading={approve.busy} onClick={() => void approve.run(true)}>{w.approvePublish}</Button>
              <Button disabled={!draft.may.approve || busy} onClick={() => void approve.run(false)}>{w.approveOnly}</Button>
            </>
          )}
        {draft.change.weeks.length + draft.change.exceptions.length === 1 && <Button disabled={!draft.may.change || busy} onClick={edit}>{w.change}</Button>}
        <Button type="text" disabled={!draft.may.withdraw || busy} loading={withdraw.busy} onClick={() => void withdraw.run(undefined)}>{w.withdraw}</Button>
      </Flex>
      {!isApproved && whyNotApproved && <p className="soft why-not">{whyNotApproved}</p>}
    </article>
  );
}

function titleOf({ change }: Draft): string {
  const [week] = change.weeks;
  const [exception] = change.exceptions;
  const [lift] = change.lifts;
  if (week) return w.draftWeek(shortDate(week.from));
  if (exception) return w.draftDays(w.whats[exception.hours.mode] ?? w.modes[exception.hours.mode] ?? '', spanSaid(exception));
  return lift ? w.draftLift(shortDate(lift.from)) : '';
}
