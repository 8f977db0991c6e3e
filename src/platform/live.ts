import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { NETWORK } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { Metrics } from './metrics.ts';
import { sql, type Tx } from './sql.ts';

/** A live picture of one branch: screens and desks get it whole on connecting and again whenever it changed. */
export type LiveView = Readonly<{
  name: string;
  may: Permission;
  /** topics (or their beginnings) after which the picture may be another one */
  wakes: readonly string[];
  snapshot: (tx: Tx, at: { branch: string; now: Date }) => Promise<object>;
  /** looked at again after this time even without an event (hours begin and end); default 60 */
  refreshSeconds?: number;
  /** topics after which those who watch are asked again whether they still may (a revoked screen goes dark) */
  rechecks?: readonly string[];
}>;

export type Live = Readonly<{
  start: () => Promise<void>;
  stop: () => Promise<void>;
  view: (name: string) => LiveView | undefined;
  /** Holds a stream open until the other side leaves; one stream may carry several views. `mayStill` is asked when a view says so. */
  open: (views: readonly LiveView[], branch: string, response: ServerResponse, mayStill?: () => Promise<boolean>) => void;
  streams: () => number;
  /** Called after each event of the outbox that this process hears of. */
  onEvent: (listener: (event: OutboxEvent) => void) => void;
}>;

export type OutboxEvent = Readonly<{ id: number; branch: string; topic: string }>;

type Channel = { view: LiveView; branch: string; streams: Set<ServerResponse>; json: string; looking: boolean; dirty: boolean; lookedAt: number };

const HEARTBEAT_MS = 10_000;
const POLL_MS = 1_000;
/** Each deed rings; a crowd of them is read together, at most this often. */
const BETWEEN_READS_MS = 25;
/** Ids are given before commit, so a row may appear below one already seen: a number left out is asked for until so many have come after it. */
const LOOK_BACK = 500;
const MOST_WAITING_BYTES = 1_000_000;
const LOOKS_AT_ONCE = 4;
/** Whoever remembers an asker for a few seconds has forgotten by then. */
const RECHECK_AGAIN_MS = 4_000;

export function openLive(db: Db, clock: Clock, views: readonly LiveView[], metrics: Metrics, log: Logger): Live {
  const channels = new Map<string, Channel>();
  const open = new Map<ServerResponse, (() => Promise<boolean>) | undefined>();
  const listeners = new Set<(event: OutboxEvent) => void>();
  const byName = new Map(views.map((view) => [view.name, view]));
  const lookQueue: Channel[] = [];
  let looks = 0;
  let cursor = 0;
  /** Numbers below the cursor that nobody has seen: rolled back, or not yet committed. */
  let missing = new Set<number>();
  let polling = false;
  let again = false;
  let stopped = false;
  let listening: { end: () => Promise<void> } | undefined;
  const timers: NodeJS.Timeout[] = [];

  const look = (channel: Channel) => {
    channel.dirty = true;
    if (channel.looking) return;
    channel.looking = true;
    lookQueue.push(channel);
    pump();
  };

  const pump = () => {
    while (looks < LOOKS_AT_ONCE) {
      const channel = lookQueue.shift();
      if (!channel) return;
      looks += 1;
      void lookAt(channel).finally(() => {
        looks -= 1;
        channel.looking = false;
        if (channel.dirty && channel.streams.size > 0) look(channel);
        pump();
      });
    }
  };

  const lookAt = async (channel: Channel) => {
    channel.dirty = false;
    const { view, branch } = channel;
    try {
      const now = clock.now();
      const picture = await db.look({ branch }, (tx) => view.snapshot(tx, { branch, now }));
      channel.lookedAt = Date.now();
      const json = JSON.stringify(picture);
      if (json === channel.json) return;
      channel.json = json;
      // Encoded once for all screens of the branch.
      const frame = frameOf(channel, now);
      for (const stream of channel.streams) send(stream, frame);
    } catch (error) {
      log.warn({ view: view.name, branch, err: error }, 'a live picture could not be made; it is tried again');
      setTimeout(() => channel.streams.size > 0 && look(channel), 1_000).unref();
    }
  };

  const wake = (event: OutboxEvent) => {
    for (const listener of listeners) listener(event);
    for (const channel of channels.values()) {
      const touches = event.branch === channel.branch || event.branch === NETWORK;
      if (!touches) continue;
      if (channel.view.wakes.some((topic) => event.topic.startsWith(topic))) look(channel);
      if (channel.view.rechecks?.some((topic) => event.topic.startsWith(topic))) {
        recheck(channel);
        setTimeout(recheck, RECHECK_AGAIN_MS, channel).unref();
      }
    }
  };

  const recheck = (channel: Channel) => {
    for (const stream of channel.streams) void open.get(stream)?.().then((may) => may || stream.end(), () => {});
  };

  const noted = (ids: readonly number[]) => {
    for (const id of ids) {
      missing.delete(id);
      for (let left = Math.max(cursor + 1, id - LOOK_BACK); left < id; left += 1) missing.add(left);
      cursor = Math.max(cursor, id);
    }
    missing = new Set([...missing].filter((id) => id > cursor - LOOK_BACK));
  };

  const poll = async () => {
    if (polling) return void (again = true);
    polling = true;
    try {
      do {
        again = false;
        const events = await db.look({ branches: 'all' }, (tx) => tx.many<OutboxEvent>(sql`
          select id, branch_id as branch, topic from app.event where id > ${cursor} or id = any (${[...missing]}::bigint[]) order by id`));
        noted(events.map((event) => event.id));
        events.forEach(wake);
        await sleep(BETWEEN_READS_MS, undefined, { ref: false });
      } while (again);
    } catch (error) {
      log.warn({ err: error }, 'the outbox could not be read; it is tried again');
    } finally {
      polling = false;
    }
  };

  const listen = async (): Promise<void> => {
    if (stopped) return;
    try {
      const client = await db.listener();
      client.on('notification', () => void poll());
      client.on('end', () => !stopped && setTimeout(() => void listen(), 500).unref());
      await client.query('listen kaimen');
      listening = client;
    } catch {
      setTimeout(() => void listen(), 1_000).unref();
    }
  };

  const beat = () => {
    const frame = Buffer.from(`event: beat\ndata: {"at":${JSON.stringify(clock.now())},"real":${JSON.stringify(clock.real())}}\n\n`);
    for (const stream of open.keys()) send(stream, frame);
    for (const channel of channels.values()) {
      if (Date.now() - channel.lookedAt > (channel.view.refreshSeconds ?? 60) * 1_000) look(channel);
    }
  };

  return {
    view: (name) => byName.get(name),
    streams: () => open.size,
    onEvent: (listener) => void listeners.add(listener),
    start: async () => {
      const row = await db.look({ branches: 'all' }, (tx) => tx.one<{ last: number | null }>(sql`select max(id) as last from app.event`));
      const earliest = Math.max(0, (row.last ?? 0) - LOOK_BACK);
      const earlier = await db.look({ branches: 'all' }, (tx) => tx.many<{ id: number }>(sql`select id from app.event where id > ${earliest} order by id`));
      cursor = earliest;
      noted(earlier.map((event) => event.id));
      await listen();
      timers.push(setInterval(beat, HEARTBEAT_MS), setInterval(() => void poll(), POLL_MS));
    },
    stop: async () => {
      stopped = true;
      timers.forEach(clearInterval);
      for (const stream of open.keys()) stream.end();
      await listening?.end().catch(() => {});
    },
    open: (wanted, branch, response, mayStill) => {
      if (stopped) return void response.end();
      open.set(response, mayStill);
      metrics.streams.inc();
      response.on('close', () => void (open.delete(response) && metrics.streams.dec()));
      response.write('retry: 2000\n\n');
      for (const view of wanted) join(view, branch, response);
    },
  };

  function join(view: LiveView, branch: string, response: ServerResponse): void {
    const name = `${view.name} ${branch}`;
    const channel = channels.get(name) ?? { view, branch, streams: new Set<ServerResponse>(), json: '', looking: false, dirty: false, lookedAt: 0 };
    channels.set(name, channel);
    channel.streams.add(response);
    response.on('close', () => {
      channel.streams.delete(response);
      if (channel.streams.size === 0) channels.delete(name);
    });
    // Whoever joins gets the last picture at once, with the time of now; a newer one follows if it is being made.
    if (channel.json !== '') send(response, frameOf(channel, clock.now()));
    else look(channel);
  }

  function frameOf({ view, json }: Channel, at: Date): Buffer {
    return Buffer.from(`id: ${cursor}\nevent: snapshot\ndata: {"at":${JSON.stringify(at)},"view":${JSON.stringify(view.name)},"picture":${json}}\n\n`);
  }
}

/** A screen that does not take what it is sent is let go; it comes back by itself. */
function send(stream: ServerResponse, frame: Buffer): void {
  if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
  else stream.write(frame);
}
