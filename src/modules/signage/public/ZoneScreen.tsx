import type { ScreenPicture } from '../picture.ts';
import { hoursText } from '../rules.ts';
import { Both, BothText } from './both.tsx';
import { Frame, Head } from './Frame.tsx';
import { HoursToday } from './HoursToday.tsx';
import { itemsNow, Playlist } from './Playlist.tsx';
import { useNow, useScreen } from './use-screen.ts';

/** The screen of the 24-hour zone: whether it is open, apart from the hall or not; when the hall opens; whom to call. No queue: it goes on when the hall is shut. */
export function ZoneScreen({ query }: { query: URLSearchParams }) {
  const screen = useScreen(query);
  const now = useNow(screen.clock);
  return (
    <Frame screen={screen} title="zoneTitle" now={now} kind="door">
      {(picture) => (
        <>
          <Head picture={picture} now={now} />
          <main class="door-main">
            <Zone picture={picture} />
            <aside class="side">
              <HoursToday picture={picture} now={now} />
              {picture.branch.phone !== '' && <section class="online"><Both word="callUs" values={{ phone: picture.branch.phone }} /></section>}
            </aside>
          </main>
          <Playlist items={itemsNow(screen, picture, now)} />
        </>
      )}
    </Frame>
  );
}

const WORD = { joined: 'zoneOpen', cut_off: 'zoneApart', closed: 'zoneShut' } as const;
const HELP = { joined: 'zoneOpenHelp', cut_off: 'zoneApartHelp', closed: 'zoneShutHelp' } as const;

function Zone({ picture: { selfService } }: { picture: ScreenPicture }) {
  const { state, reason, machines } = selfService;
  return (
    <section class={`admission ${state === 'closed' ? 'shut' : state === 'cut_off' ? 'wait' : 'go'}`}>
      <p class="admission-word"><Both word={WORD[state]} /></p>
      <p class="admission-help"><Both word={HELP[state]} /></p>
      {state !== 'closed' && machines.length > 0 && <p class="admission-count"><Both word="zoneHours" /><strong>{hoursText(machines)}</strong></p>}
      {state !== 'joined' && reason.zh !== '' && <p class="admission-help"><BothText text={reason} /></p>}
    </section>
  );
}
