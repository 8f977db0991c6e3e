import { useState } from 'preact/hooks';
import { newKey, type Answer } from '#ui/call.ts';
import { shortDate } from '#ui/format.ts';
import { BigButton, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { call, w } from './ask.ts';
import { BranchPicker } from './BranchPicker.tsx';
import './follow.css';

type Own = Answer<typeof contract, 'POST /api/public/own-subscription'>;
type Branch = Own['branches'][number];

/** What the short address of a text opens: the branches one follows and what changes there; one tap leaves. The address only opens the page. */
export function FollowedPage({ params, query }: PageProps) {
  const link = params['link'] ?? '';
  const { answer, fault, again } = useAsk(() => call('POST /api/public/own-subscription', { body: { link }, key: newKey() }), [link]);
  const [left, setLeft] = useState<Branch | 'all'>();
  const [renewed, setRenewed] = useState<string>();
  const leave = useDeed(async (branch: Branch | undefined) => {
    const { following } = await call('POST /api/public/own-subscription/leaving', { body: { link, ...(branch && { from: branch.id }) } });
    setLeft(following === 0 ? 'all' : branch);
    if (following > 0) again();
  });
  const follow = useDeed(async (branch: { id: string }) => {
    await call('POST /api/public/own-subscription/branches', { body: { link, to: branch.id } });
    setLeft(undefined);
    again();
  });
  const renew = useDeed(async () => {
    const { until } = await call('POST /api/public/own-subscription/renewal', { body: { link } });
    setRenewed(until);
    again();
  });
  if (left === 'all') return <Page title={w.gone} back="/"><Notice kind="open" live>{w.goneHelp}</Notice><BigButton kind="quiet" href="/follow">{w.again}</BigButton><BigButton kind="quiet" href="/near">{w.near}</BigButton></Page>;
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.mine} back="/"><RefusedNotice fault={fault} /><BigButton href="/follow">{w.again}</BigButton></Page>;
  const only = answer.branches.length === 1;
  return (
    <Page title={query.get('new') === null ? w.mine : w.done} back="/">
      {query.get('new') !== null && <Notice kind="open">{w.doneHelp}</Notice>}
      {answer.endsSoon && <Notice kind="watch" title={w.endsSoon}><p>{w.endsHelp}</p><BigButton busy={renew.busy} onClick={() => void renew.run()}>{w.renew}</BigButton></Notice>}
      {renewed && <Notice kind="open" live>{w.renewed(shortDate(new Date(renewed)))}</Notice>}
      {left && <Notice live>{w.left(named(left))} <button type="button" class="switch" onClick={() => void follow.run(left)}>{w.undo}</button></Notice>}
      {[leave.fault, follow.fault, renew.fault].map((one, nth) => one !== undefined && <RefusedNotice key={nth} fault={one} />)}
      {answer.branches.map((branch) => (
        <section key={branch.id} class="card" aria-label={named(branch)}>
          <div class="row"><h2 class="followed-name">{named(branch)}</h2>{!only && <button type="button" class="switch" aria-label={w.leaveOne(named(branch))} disabled={leave.busy} onClick={() => void leave.run(branch)}>{w.leave}</button>}</div>
          {branch.days.length === 0 ? <p class="soft">{w.calm}</p> : <dl class="facts" aria-label={w.days}>{branch.days.map((day) => <div key={day.when}><dt>{day.when}</dt><dd>{day.hours}</dd></div>)}</dl>}
          <a class="plain-link" href={`/b/${encodeURIComponent(branch.code)}`}>{w.see}</a>
        </section>
      ))}
      <p class="soft">{w.to(answer.phone, shortDate(new Date(answer.until)))}</p>
      <BigButton kind="danger" busy={leave.busy} onClick={() => void leave.run(undefined)}>{only ? w.leaveLast : w.leaveAll}</BigButton>
      {answer.branches.length < answer.most && <details class="more"><summary>{w.add}</summary><BranchPicker label={w.find} not={answer.branches.map((one) => one.id)} onPick={(place) => void follow.run(place)} /></details>}
    </Page>
  );
}
