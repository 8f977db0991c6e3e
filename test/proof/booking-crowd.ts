import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import { until } from '#test/rig/until.ts';
import { address, send, type Answer } from './wire.ts';

const CLIENTS = 24;
const PATIENCE_MS = 60_000;

/** A booking that was answered yes, and how it was asked for. */
export type Told = Readonly<{ booking: string; key: string; body: string }>;

export type Crowd = Readonly<{
  /** They begin to book, each one after the other, and go on. */
  gather: () => void;
  hasGrownBy: (bookings: number) => Promise<void>;
  /** They stop once each has the answer to what it asked for. */
  disperse: () => Promise<void>;
  /** From now on who finds nobody there goes home. */
  leaveWhenRefused: () => void;
  /** All have gone home; of how many the line was cut after the server had taken the request. */
  haveLeft: () => Promise<{ cut: number }>;
  told: () => readonly Told[];
  /** The same request once more: which booking it answers. */
  again: (one: Told) => Promise<string>;
}>;

/** People on their phones: when the line breaks or the bank says "in a moment", they send the very same request again. */
export async function gatherCrowd(origin: () => string): Promise<Crowd> {
  const { branch, service, times } = await somewhereFree(origin());
  const yes: Told[] = [];
  let goesOn = false;
  let staysPatient = true;
  let cut = 0;
  let people: Promise<unknown>[] = [];
  let nth = 0;

  const post = (key: string, body: string): Promise<Answer> =>
    send(origin(), { method: 'POST', url: address('/api/branches/:branch/bookings', { branch }), headers: { 'content-type': 'application/json', 'idempotency-key': key }, body });

  const book = async (): Promise<void> => {
    nth += 1;
    const key = newId();
    const body = JSON.stringify({ service, startsAt: times[nth % times.length], phone: `139${String(10_000_000 + nth)}` });
    for (const end = Date.now() + PATIENCE_MS; ; await sleep(50 + (nth % 7) * 20)) {
      const answer = await post(key, body).catch((fault: unknown) => fault as NodeJS.ErrnoException);
      if (answer instanceof Error) {
        if (!staysPatient) { if (answer.code !== 'ECONNREFUSED') cut += 1; return; }
      } else if (answer.status === 201) {
        yes.push({ booking: bookingIn(answer), key, body });
        return;
      } else if (answer.status < 500) return;
      else if (!staysPatient && answer.status === 503) return;
      if (Date.now() > end) throw new Error(`no answer for ${PATIENCE_MS} ms: ${answer instanceof Error ? String(answer) : `${answer.status} ${answer.body}`}`);
    }
  };

  const goOn = async () => { while (goesOn) await book(); };

  const disperse = async () => {
    goesOn = false;
    const troubles = (await Promise.all(people)).filter((trouble) => trouble !== undefined);
    people = [];
    if (troubles.length > 0) throw troubles[0];
  };

  return {
    gather: () => {
      goesOn = true;
      staysPatient = true;
      people = Array.from({ length: CLIENTS }, () => goOn().catch((trouble: unknown) => trouble));
    },
    hasGrownBy: async (bookings) => {
      const least = yes.length + bookings;
      await until(() => yes.length >= least, `${bookings} more bookings (${times.length} times)`, PATIENCE_MS);
    },
    disperse,
    leaveWhenRefused: () => { staysPatient = false; goesOn = false; },
    haveLeft: async () => { await disperse(); return { cut }; },
    told: () => yes,
    again: async ({ key, body }) => bookingIn(await post(key, body)),
  };
}

function bookingIn({ status, body }: Answer): string {
  if (status !== 201) throw new Error(`${status} ${body}`);
  return (JSON.parse(body) as { booking: string }).booking; // the answer of the contract
}

/** The branch with the most free times for its shortest errand, over all days that are open for booking. */
async function somewhereFree(origin: string): Promise<{ branch: string; service: string; times: readonly string[] }> {
  const get = async <T>(path: string, params: Record<string, string> = {}, query: Record<string, string> = {}): Promise<T> => JSON.parse((await send(origin, { method: 'GET', url: address(path, params, query) })).body) as T;
  const { branches } = await get<{ branches: { id: string }[] }>('/api/public/branches');
  let best = { branch: '', service: '', times: [] as string[] };
  for (const { id: branch } of branches.slice(0, 4)) {
    const { services } = await get<{ services: { code: string; minutes: number; group: string }[] }>('/api/branches/:branch/errands', { branch });
    const [shortest] = services.filter(({ group }) => group === 'personal').toSorted((a, b) => a.minutes - b.minutes);
    if (!shortest) continue;
    const { days } = await get<{ days: { times: { startsAt: string }[] }[] }>('/api/branches/:branch/free-times', { branch }, { service: shortest.code });
    const times = days.flatMap((day) => day.times.map(({ startsAt }) => startsAt));
    if (times.length > best.times.length) best = { branch, service: shortest.code, times };
  }
  if (best.times.length < 100) throw new Error(`the sample bank has only ${best.times.length} free times`);
  return best;
}
