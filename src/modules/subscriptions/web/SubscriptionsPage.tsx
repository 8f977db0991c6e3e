import { useMemo } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { Badge, type Column, ListPage, StatStrip, useCall } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './subscriptions.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const EVERY_MS = 20_000;
const BRANCHES_SHOWN = 24;

type Panel = Answer<typeof contract, 'GET /api/subscriptions'>;
type Change = Panel['changes'][number];

const COLUMNS: readonly Column<Change>[] = [
  { key: 'branch', title: w.branch, value: (row) => named(row), show: (row) => <b>{named(row)}</b> },
  { key: 'version', title: w.change, value: (row) => (row.zone === null ? w.version(row.version) : w.zones[row.zone]) },
  { key: 'published', title: w.published, value: (row) => `${shortDate(new Date(row.publishedAt))} ${clock(row.publishedAt)}` },
  { key: 'days', title: w.days, value: (row) => (row.from === row.to ? shortDate(row.from) : `${shortDate(row.from)} – ${shortDate(row.to)}`) },
  { key: 'followers', title: w.followersThen, value: (row) => row.followers, align: 'right' },
  { key: 'waiting', title: w.waiting, value: (row) => row.waiting, show: (row) => (row.waiting > 0 ? <Badge kind="watch">{row.waiting}</Badge> : 0), align: 'right' },
  { key: 'told', title: w.told, value: (row) => row.told, align: 'right' },
  { key: 'delivered', title: w.delivered, value: (row) => row.delivered, align: 'right' },
  { key: 'failed', title: w.failed, value: (row) => row.failed, show: (row) => (row.failed > 0 ? <Badge kind="act">{row.failed}</Badge> : 0), align: 'right' },
  { key: 'covered', title: w.covered, value: (row) => row.covered, align: 'right', spare: true },
  { key: 'needless', title: w.needless, value: (row) => row.needless, show: (row) => <span title={w.needlessHelp}>{row.needless}</span>, align: 'right', spare: true },
];

/** 营业变动提醒: how many follow each branch, and of each publication how many were told and whether the texts arrived. Figures only. */
export function SubscriptionsPage() {
  const { answer, fault, again, loading } = useCall(['subscriptions'], (signal) => call('GET /api/subscriptions', { signal }), { every: EVERY_MS });
  return (
    <ListPage<Change>
      name="subscriptions" title={w.title} below={w.below} rows={answer?.changes} rowKey={(row) => `${row.branch} ${row.version}`} columns={COLUMNS} fault={fault} again={again} loading={loading}
      searches={(row) => `${row.name} ${row.nameEn}`} searchLabel={w.search} empty={{ title: w.empty, help: w.emptyHelp }}
    >
      {answer && <Figures panel={answer} />}
    </ListPage>
  );
}

function Figures({ panel }: { panel: Panel }) {
  const sum = (of: 'told' | 'failed') => panel.changes.reduce((all, one) => all + one[of], 0);
  const most = useMemo(() => Math.max(1, ...panel.branches.map((one) => one.followers)), [panel.branches]);
  const failed = sum('failed');
  return (
    <>
      <StatStrip stats={[
        { label: w.followers, value: count(panel.followers), note: w.followersNote, main: true },
        { label: w.followed, value: count(panel.followed) },
        { label: w.told, value: count(sum('told')), note: w.toldNote },
        { label: w.failed, value: count(failed), ...(failed > 0 && { kind: 'act' as const }) },
      ]} />
      <section className="panel per-branch" aria-labelledby="per-branch">
        <h2 id="per-branch">{w.perBranch}</h2>
        {panel.branches.length === 0 ? <p className="soft">{w.nobody}</p> : (
          <ol className="followers">
            {panel.branches.slice(0, BRANCHES_SHOWN).map((one) => <li key={one.branch}><span>{named(one)}</span><span className="followers-bar" style={{ inlineSize: `${Math.round((one.followers / most) * 100)}%` }} aria-hidden="true" /><b>{count(one.followers)}</b></li>)}
          </ol>
        )}
        {panel.followed > BRANCHES_SHOWN && <p className="soft">{w.more(panel.followed - BRANCHES_SHOWN)}</p>}
      </section>
    </>
  );
}
