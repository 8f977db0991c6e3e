import { useEffect, useState } from 'preact/hooks';
import { caller, type Answer } from '#ui/call.ts';
import { distance } from '#ui/format.ts';
import { Badge, BigButton, Empty, Field, keep, Loading, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { doorSign, todayText } from './door-words.ts';
import './hours.css';
import { EmergencyLine, Ways } from './Ways.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const TYPING_MS = 250;
const MINUTE_MS = 60_000;

type Spot = Readonly<{ lng: number; lat: number }>;
type Found = Answer<typeof contract, 'GET /api/public/hours/branches'>;

/** Which branch is open now [A2]: the list stands at once; typing, a district, pinyin or one's place narrow it. */
export function HomePage({ query }: PageProps) {
  const [spot, setSpot] = useState<Spot>();
  const q = query.get('q') ?? '';
  const open = openIn(query.get('open'));
  const near = spot && `${spot.lng.toFixed(2)},${spot.lat.toFixed(2)}`;
  const { answer, fault, loading, again } = useAsk<Found>((signal) => call('GET /api/public/hours/branches', { query: { ...(q && { q }), ...(near && { near }), ...(open && { open }) }, signal }), [q, near, open]);
  useEffect(() => {
    const tick = setInterval(again, MINUTE_MS);
    return () => clearInterval(tick);
  }, [again]);
  return (
    <Page title={w.home}>
      {answer && <Ways ways={answer.ways} title={w.without} />}
      <div role="search">
        <Search q={q} />
        <Show open={open} />
        <Nearest spot={spot} setSpot={setSpot} />
      </div>
      {fault !== undefined && <RefusedNotice fault={fault} again={again} />}
      {loading && !answer ? <Loading /> : answer && <Branches found={answer} spot={spot} />}
      <p><a class="plain-link" href="/my">{w.myBooking}</a></p>
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

/** The place is asked for only when the person wants it, and leaves the phone rounded to about a kilometre. */
function Nearest({ spot, setSpot }: { spot: Spot | undefined; setSpot: (spot: Spot | undefined) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const ask = (): void => {
    if (!navigator.geolocation) return setState('none');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { setState('idle'); setSpot({ lng: coords.longitude, lat: coords.latitude }); },
      () => setState('none'),
      { timeout: 8_000, maximumAge: 300_000 },
    );
  };
  return (
    <div class="nearest">
      <button type="button" class="chip" aria-pressed={spot !== undefined} disabled={state === 'asking'} onClick={() => (spot ? setSpot(undefined) : ask())}>{state === 'asking' ? w.locating : w.nearest}</button>
      <span class="soft" role="status">{state === 'none' ? w.noPlace : w.nearestHelp}</span>
    </div>
  );
}

function Branches({ found, spot }: { found: Found; spot: Spot | undefined }) {
  if (found.branches.length === 0) return <Empty title={w.nothing}><p>{w.nothingHelp}</p><BigButton kind="quiet" onClick={() => keep({ q: undefined, open: undefined })}>{w.clear}</BigButton></Empty>;
  const branches = spot ? [...found.branches].sort((a, b) => metresTo(spot, a) - metresTo(spot, b)) : found.branches;
  return (
    <>
      <p class="soft" role="status">{w.found(found.branches.length + found.more)}</p>
      <ul class="doors" aria-label={w.listLabel}>
        {branches.map((branch) => <Door key={branch.id} branch={branch} metres={spot ? metresTo(spot, branch) : undefined} />)}
      </ul>
      {found.more > 0 && <p class="soft">{w.more(found.more)}</p>}
    </>
  );
}

function Door({ branch, metres }: { branch: Found['branches'][number]; metres: number | undefined }) {
  const sign = doorSign(branch.door, branch.today?.date ?? '');
  return (
    <li>
      <a class="card door" href={`/b/${encodeURIComponent(branch.code)}`}>
        <span class="door-name">{pickText(branch.name, branch.nameEn)}</span>
        <Badge kind={sign.kind}>{sign.short}</Badge>
        <span class="door-when">{branch.door.state === 'open' ? todayText(branch.today) : sign.long}</span>
        <span class="door-where">
          {metres !== undefined && Number.isFinite(metres) && <b>{say(w.awayMetres, { distance: distance(metres) })} </b>}
          {pickText(branch.address, branch.addressEn) || pickText(branch.region, branch.regionEn)}
        </span>
      </a>
    </li>
  );
}

const METRES_A_DEGREE = 111_320;

function metresTo(spot: Spot, there: { lng: number | null; lat: number | null }): number {
  if (there.lng === null || there.lat === null) return Infinity;
  return Math.hypot((there.lng - spot.lng) * Math.cos((spot.lat * Math.PI) / 180), there.lat - spot.lat) * METRES_A_DEGREE;
}
