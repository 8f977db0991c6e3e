import { clock } from '#ui/format.ts';
import type { ScreenPicture } from '../picture.ts';
import { isOver } from '../rules.ts';
import { Both, BothText, one } from './both.tsx';
import { Frame, Head } from './Frame.tsx';
import { HoursToday } from './HoursToday.tsx';
import { itemsNow, Playlist } from './Playlist.tsx';
import { useNow, useScreen } from './use-screen.ts';

/** The screen at the door: go in or wait outside, who comes in next, and what needs no going in at all. */
export function DoorScreen({ query }: { query: URLSearchParams }) {
  const screen = useScreen(query);
  const now = useNow(screen.clock);
  return (
    <Frame screen={screen} title="doorTitle" now={now} kind="door">
      {(picture) => (
        <>
          <Head picture={picture} now={now} />
          <main class="door-main">
            <Admission picture={picture} now={now} />
            <aside class="side">
              <HoursToday picture={picture} now={now} />
              <Online picture={picture} />
            </aside>
          </main>
          <Playlist items={itemsNow(screen, picture, now)} />
        </>
      )}
    </Frame>
  );
}

function Admission({ picture: { hall, today, branch }, now }: { picture: ScreenPicture; now: Date | undefined }) {
  if (today.mode === 'closed') return <section class="admission shut"><p class="admission-word"><Both word="closedToday" /></p>{today.reason && <p><BothText text={today.reason} /></p>}</section>;
  if (now !== undefined && isOver(today, clock(now, branch.zone))) return <section class="admission shut"><p class="admission-word"><Both word="over" /></p>{today.reason && <p><BothText text={today.reason} /></p>}</section>;
  if (today.mode === 'machines_only') return <section class="admission shut"><p class="admission-word"><Both word="machinesOnly" /></p></section>;
  if (today.awaitsGate) return <section class="admission shut"><p class="admission-word"><Both word="checking" /></p><p><Both word="checkingHelp" /></p></section>;
  return (
    <section class={hall.mayEnter ? 'admission go' : 'admission wait'}>
      <p class="admission-word"><Both word={hall.mayEnter ? 'goIn' : 'waitOutside'} /></p>
      {hall.comeIn.length + hall.next.length === 0 && <p class="admission-help"><Both word={hall.mayEnter ? 'goInHelp' : 'waitOutsideHelp'} /></p>}
      <Places inside={hall.inside} cap={hall.cap} />
      <p class="admission-count">
        <Both word="inside" /><strong>{one('of', { n: hall.inside, cap: hall.cap })}</strong>
        {hall.outside > 0 && <Both word="outside" values={{ n: hall.outside }} class="outside" />}
      </p>
      {hall.comeIn.length + hall.next.length > 0 && (
        <div class="come-in" aria-live="polite">
          <Both word={hall.comeIn.length > 0 ? 'comeIn' : 'getReady'} />
          <ComeIn now={hall.comeIn.length > 0 ? hall.comeIn : hall.next} ready={hall.comeIn.length > 0 ? hall.next : []} />
        </div>
      )}
    </section>
  );
}

/** Two numbers as large as the rule asks; the others beside them, smaller; who should stand ready, marked by a word. */
function ComeIn({ now, ready }: { now: readonly string[]; ready: readonly string[] }) {
  const others = now.slice(2, 6);
  return (
    <p class="numbers">
      {now.slice(0, 2).map((ticket) => <span key={ticket} class="ticket">{ticket}</span>)}
      {others.length > 0 && <span class="next-numbers">{others.map((ticket) => <span key={ticket}>{ticket}</span>)}</span>}
      {others.length === 0 && ready.length > 0 && <span class="next-numbers"><span class="ready">{one('getReady')}</span><span>{ready[0]}</span></span>}
    </p>
  );
}

const MOST_DOTS = 40;

/** How full the hall is, as places; above 40 as a bar. */
function Places({ inside, cap }: { inside: number; cap: number }) {
  if (cap > MOST_DOTS) return <div class="places bar" aria-hidden="true"><i style={{ width: `${Math.min(100, (inside / Math.max(1, cap)) * 100)}%` }} /></div>;
  return <div class="places" aria-hidden="true">{Array.from({ length: cap }, (_, at) => <i key={at} class={at < inside ? 'taken' : ''} />)}</div>;
}

function Online({ picture: { online, branch } }: { picture: ScreenPicture }) {
  if (online.length === 0) return null;
  return (
    <section class="online">
      <h2><Both word="online" /></h2>
      <ul>{online.slice(0, 5).map((text) => <li key={text.zh}><BothText text={text} /></li>)}</ul>
      {branch.phone !== '' && <p class="phone"><Both word="callUs" values={{ phone: branch.phone }} /></p>}
    </section>
  );
}
