import { Agent, get } from 'node:http';

/** Whom to hold: one stream per entry of `screens`, all on this machine. */
export type HoldOrder = Readonly<{ port: number; screens: readonly { branch: string; device: string; cookie: string }[] }>;
export type Heard = readonly [branch: string, what: string, at: number];
export type ClientNews = Readonly<{ open: number } | { heard: Heard[] }>;

const AT_ONCE = 100;
const TELL_MS = 250;

/** A process that holds many screens and says when each heard what, so that the server's process is not slowed by its own clients. */
export async function holdScreens(): Promise<never> {
  process.on('message', (order: HoldOrder) => void hold(order));
  process.send?.({ open: 0 } satisfies ClientNews);
  return new Promise<never>(() => undefined);
}

async function hold({ port, screens }: HoldOrder): Promise<void> {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  let heard: Heard[] = [];
  let open = 0;
  const watch = (screen: HoldOrder['screens'][number]) => new Promise<void>((resolve) => {
    get({ agent, host: '127.0.0.1', port, path: `/api/branches/${screen.branch}/live/calls+screen?as=${screen.device}`, headers: { cookie: screen.cookie } }, (response) => {
      let rest = '';
      let views = 0;
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        const at = performance.timeOrigin + performance.now();
        rest += part;
        const frames = rest.split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          if (!frame.includes('event: snapshot')) continue;
          views += 1;
          if (views === 2) { open += 1; resolve(); }
          const people = /"inside":(\d+),"cap":\d+,"outside":(\d+)/.exec(frame);
          const urgent = /bench-urgent-\d+/.exec(frame)?.[0];
          if (people) heard.push([screen.branch, String(Number(people[1]) + Number(people[2])), at]);
          else if (urgent !== undefined) heard.push(['*', urgent, at]);
        }
      });
    }).on('error', () => resolve());
  });
  for (let from = 0; from < screens.length; from += AT_ONCE) await Promise.all(screens.slice(from, from + AT_ONCE).map(watch));
  heard = [];
  process.send?.({ open } satisfies ClientNews);
  setInterval(() => {
    if (heard.length > 0) process.send?.({ heard } satisfies ClientNews);
    heard = [];
  }, TELL_MS);
}
