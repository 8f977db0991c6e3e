import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Call, Mode, ScreenPicture, Waiting } from '../picture.ts';
import { saysMore, unsaid, urgent } from '../rules.ts';
import { spokenEn, spokenZh } from '../spoken.ts';
import { announcer } from './announcer.ts';
import { Both, BothText, one } from './both.tsx';
import { Frame, Head } from './Frame.tsx';
import { HoursToday } from './HoursToday.tsx';
import { itemsNow, Playlist } from './Playlist.tsx';
import { useNow, useScreen, type Screen } from './use-screen.ts';

/** The screen of the hall: whose turn it is and where, who waits, until when we are open, and what we would like to tell. */
export function LobbyScreen({ query }: { query: URLSearchParams }) {
  const screen = useScreen(query);
  const now = useNow(screen.clock);
  const voice = useVoice(screen, query.has('preview'));
  return (
    <Frame screen={screen} title="lobbyTitle" now={now} kind="lobby">
      {(picture) => (
        <>
          <Head picture={picture} now={now}>
            {screen.clock.isDeviceWrong() && <Both word="clockWrong" class="clock-wrong" />}
            {!voice.isOn && <button type="button" class="sound" onClick={voice.enable} title={one('soundHelp')}>{one('soundOn')}</button>}
          </Head>
          <main class="board">
            <Calls picture={picture} fresh={voice.fresh} />
            <aside class="side">
              <WaitingNow waiting={picture.waiting} />
              <HoursToday picture={picture} now={now} />
            </aside>
          </main>
          <Playlist items={itemsNow(screen, picture, now)} />
        </>
      )}
    </Frame>
  );
}

function Calls({ picture, fresh }: { picture: ScreenPicture; fresh: ReadonlySet<string> }) {
  const [latest, ...before] = picture.calls;
  return (
    <section class="calls" aria-live="polite">
      <h2><Both word="nowCalling" /></h2>
      {latest ? <BigCall key={latest.key} call={latest} fresh={fresh.has(latest.key)} /> : <NoCall mode={picture.today.mode} />}
      {before.length + picture.missed.length > 0 && (
        <div class="before">
          <h3><Both word="calledEarlier" /></h3>
          <ol>
            {before.map((call) => (
              <li key={call.key} class={fresh.has(call.key) ? 'fresh' : ''}>
                <span class="ticket">{call.ticket}</span><span class="arrow" aria-hidden="true">→</span><span class="counter">{one('counter', { n: call.counter })}</span>
              </li>
            ))}
            {picture.missed.length > 0 && <li class="missed"><Both word="missed" /><span class="missed-numbers">{picture.missed.slice(0, 3).join('  ')}</span></li>}
          </ol>
        </div>
      )}
    </section>
  );
}

function NoCall({ mode }: { mode: Mode }) {
  const word = ({ open: 'nobodyCalled', appointment_only: 'nobodyCalled', drive_through: 'nobodyCalled', machines_only: 'machinesOnly', closed: 'closedToday' } as const)[mode];
  return (
    <div class="big none">
      <p><Both word={word} /></p>
      {word === 'nobodyCalled' && <p class="none-help"><Both word="nobodyCalledHelp" /></p>}
    </div>
  );
}

function BigCall({ call, fresh }: { call: Call; fresh: boolean }) {
  return (
    <div class={fresh ? 'big fresh' : 'big'}>
      <p class="big-ticket">{call.ticket}</p>
      <div class="big-counter">
        <Both word="counter" values={{ n: call.counter }} />
        {saysMore(call.counterName.zh, call.counter) && <BothText text={call.counterName} class="counter-name" />}
        {call.again > 0 && <Both word="again" class="again" />}
      </div>
    </div>
  );
}

function WaitingNow({ waiting }: { waiting: readonly Waiting[] }) {
  const total = waiting.reduce((sum, group) => sum + group.count, 0);
  return (
    <section class="waiting">
      <h2><Both word="waiting" /></h2>
      {total === 0 && <p class="waiting-none"><Both word="nobody" /></p>}
      <ul>
        {total > 0 && waiting.map((group) => (
          <li key={group.group}>
            <Both word={group.group} class="group" />
            <span class="people">{one('people', { n: group.count })}</span>
            {group.count > 0 && group.joining && <Both word="joining" values={{ low: group.joining.low, high: group.joining.high }} class="joining" />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calls older than this help nobody: after a lost line only the fresh ones are said. */
const SAID_WITHIN_SECONDS = 45;
const FRESH_MS = 8_000;
/** The urgent message that this screen has said: a reload does not say it again. */
const SPOKEN = 'kaimen.screen.spoken';

/** Says each call once, in order, and lets it blink while it is fresh. */
function useVoice(screen: Screen, quiet: boolean) {
  const [, redraw] = useState(0);
  const voice = useMemo(() => announcer(() => redraw((n) => n + 1)), []);
  const said = useRef<Set<string> | undefined>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const calls = screen.picture?.calls;
  useEffect(() => {
    const now = screen.clock.now();
    if (!calls || !now) return;
    // What was called before this screen began has been said by somebody else, or too long ago.
    said.current ??= new Set(calls.map((call) => call.key));
    const news = unsaid(calls, said.current, now.toISOString(), SAID_WITHIN_SECONDS * Math.max(1, screen.clock.rate()));
    for (const call of news) said.current.add(call.key);
    if (news.length === 0) return;
    if (!quiet) for (const call of news) voice.say({ zh: spokenZh(call.ticket, call.counter), en: spokenEn(call.ticket, call.counter) });
    const keys = news.map((call) => call.key);
    setFresh((before) => new Set([...before, ...keys]));
    setTimeout(() => setFresh((before) => new Set([...before].filter((key) => !keys.includes(key)))), FRESH_MS);
  }, [calls]);
  const alarm = urgent(screen.picture?.items ?? [], (screen.clock.now() ?? new Date(0)).toISOString());
  const toSay = alarm?.spoken === true && !quiet ? `${alarm.id} ${alarm.revision}` : '';
  useEffect(() => {
    if (!alarm || toSay === '' || localStorage.getItem(SPOKEN) === toSay) return;
    localStorage.setItem(SPOKEN, toSay);
    voice.say(alarm);
  }, [toSay]);
  useEffect(() => { void voice.enable(); }, []);
  return { fresh, isOn: voice.isOn() || quiet, enable: () => void voice.enable() };
}
