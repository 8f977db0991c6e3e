import { useEffect, useState } from 'preact/hooks';
import { caller, type Answer } from '#ui/call.ts';
import { Badge, BigButton, Empty, Field, keep, Loading, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { EmergencyLine, Ways } from '#ui/public/Ways.tsx';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { doorSign, todayText } from './door-words.ts';
import './hours.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const TYPING_MS = 250;
const MINUTE_MS = 60_000;

type Found = Answer<typeof contract, 'GET /api/public/hours/branches'>;

/** Which branch is open now [A2]: the list stands at once; typing, a district or pinyin narrow it; the nearest ones have a page of their own. */
export function HomePage({ query }: PageProps) {
  const q = query.get('q') ?? '';
  const open = openIn(query.get('open'));
  const { answer, fault, loading, again } = useAsk<Found>((signal) => call('GET /api/public/hours/branches', { query: { ...(q && { q }), ...(open && { open }) }, signal }), [q, open]);
  useEffect(() => {
    const tick = setInterval(again, MINUTE_MS);
    return () => clearInterval(tick);
  }, [again]);
  return (
    <Page title={w.home}>
      {answer && <Ways ways={answer.ways} title={w.without} />}
      <a class="card where-to-go" href="/near"><b>{w.whereToGo}</b><span>{w.whereToGoHelp}</span></a>
      <div role="search">
        <Search q={q} />
        <Show open={open} />
      </div>
      {fault !== undefined && <RefusedNotice fault={fault} again={again} />}
      {loading && !answer ? <Loading /> : answer && <Branches found={answer} />}
      <p><a class="plain-link" href="/my">{w.myBooking}</a></p>
      <p><a class="plain-link" href="/follow">{w.follow}</a></p>
      {answer && <EmergencyLine phone={answer.ways.emergency} />}
    </Page>
  );
}

function openIn(text: string | null): 'now' | 'today' | undefined {
  return text === 'now' || text === 'today' ? text : undefined;
}

function Search({ q }: { q: string }) {
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return;
    const later = setTimeout(() => keep({ q: typed.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(later);
  }, [typed]);
  return <Field label={w.find} hint={w.findHint} value={typed} onInput={setTyped} maxLength={60} />;
}

function Show({ open }: { open: 'now' | 'today' | undefined }) {
  const choices = [[undefined, w.all], ['now', w.openNow], ['today', w.openToday]] as const;
  return (
    <div class="chips" role="group" aria-label={w.which}>
      {choices.map(([value, label]) => <button key={label} type="button" class="chip" aria-pressed={open === value} onClick={() => keep({ open: value })}>{label}</button>)}
    </div>
  );
}

function Branches({ found }: { found: Found }) {
  if (found.branches.length === 0) return <Empty title={w.nothing}><p>{w.nothingHelp}</p><BigButton kind="quiet" onClick={() => keep({ q: undefined, open: undefined })}>{w.clear}</BigButton></Empty>;
  return (
    <>
      <p class="soft" role="status">{w.found(found.branches.length + found.more)}</p>
      <ul class="doors" aria-label={w.listLabel}>
        {found.branches.map((branch) => <Door key={branch.id} branch={branch} />)}
      </ul>
      {found.more > 0 && <p class="soft">{w.more(found.more)}</p>}
    </>
  );
}

function Door({ branch }: { branch: Found['branches'][number] }) {
  const sign = doorSign(branch.door, branch.today?.date ?? '');
  return (
    <li>
      <a class="card door" href={`/b/${encodeURIComponent(branch.code)}`}>
        <span class="door-name">{pickText(branch.name, branch.nameEn)}</span>
        <Badge kind={sign.kind}>{sign.short}</Badge>
        <span class="door-when">{branch.door.state === 'open' ? todayText(branch.today) : sign.long}</span>
        <span class="door-where">
          {pickText(branch.address, branch.addressEn) || pickText(branch.region, branch.regionEn)}
        </span>
      </a>
    </li>
  );
}
