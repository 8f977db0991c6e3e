import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { newId } from '#kernel/id.ts';
import { SYSTEM } from '#kernel/actor.ts';
import { businessDate } from '#kernel/time.ts';
import { addBranch, addDevice, allBranches, allRegions } from '#modules/branches/index.ts';
import { whoAsks } from '#modules/identity/index.ts';
import { callNext, screenVisitor, settings as lobbySettings, takeTicket } from '#modules/lobby/index.ts';
import { modules } from '#modules/modules.ts';
import { addWideItem } from '#modules/signage/index.ts';
import { createServer } from '#platform/http.ts';
import { openGround, openRaw, startServer, type Ground } from './ground.ts';
import { openClient } from './http-client.ts';
import { crowd, together, type Round } from './measure.ts';
import type { ClientNews, Heard, HoldOrder } from './screens-client.ts';

const SCREENS = Number(process.env['BENCH_SCREENS'] ?? 5_000);
const BRANCHES = Number(process.env['BENCH_BRANCHES'] ?? 250);
/** visitors a second over the whole network: 250 branches at their busiest minute (SECURITY 9: 54 an hour each) see four */
const EVENTS_A_SECOND = Number(process.env['BENCH_EVENTS'] ?? 40);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 15);
const CLIENTS = 64;

/** A branch's board over HTTP against the stored row it could at best be; then thousands of screens held, publish to screen. */
export async function run(): Promise<object> {
  const ground = await openGround('board');
  try {
    const reading = await boardOverHttp(ground);
    const screens = await screensHeld(ground);
    return { ratio: reading.ratio, p99_ms: reading.product.p99_ms, ...screens, reading };
  } finally {
    await ground.close();
  }
}

async function boardOverHttp(ground: Ground) {
  const { house, ownerUrl } = ground;
  const [place] = await house.db.look({ branches: 'all' }, allBranches);
  const branch = place?.id ?? '';
  for (let n = 0; n < 24; n += 1) {
    const { visit } = await visitor(ground, branch);
    if (visit) await takeTicket(ground.asking(), { branch, visit, service: await anyService(ground) });
  }
  for (const counter of [1, 2, 3]) await callNext(ground.asking(), { branch, counter }).catch(() => undefined);
  const { port, child } = await startServer(ground);
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(port)));
  const pool = openRaw(ownerUrl);
  const today = businessDate(house.clock.now(), 'Asia/Shanghai');
  const product = async (nth: number) => (await clients[nth]?.send(`GET /api/branches/${branch}/board HTTP/1.1`, ''))?.status === 200;
  const raw = async () => (await pool.query({ name: 'board', text: 'select * from lobby.hall where branch_id = $1 and on_date = $2', values: [branch, today] })).rows.length === 1;
  const rounds: { product: Round[]; raw: Round[] } = { product: [], raw: [] };
  await crowd(CLIENTS, 1, product);
  for (let round = 0; round < 3; round += 1) {
    rounds.product.push(await crowd(CLIENTS, 2, product));
    rounds.raw.push(await crowd(CLIENTS, 2, raw));
  }
  clients.forEach((client) => client.close());
  await pool.end();
  child.kill('SIGKILL');
  const figures = { product: together(rounds.product), raw: together(rounds.raw) };
  return { ...figures, ratio: Math.round((figures.product.rate / Math.max(1, figures.raw.rate)) * 1_000) / 1_000, clients: CLIENTS };
}

async function screensHeld(ground: Ground) {
  const { house } = ground;
  const branches = await manyBranches(ground);
  const app = await createServer({ house, modules, version: 'bench', whoAsks, isReady: async () => true });
  await house.live.start();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo; // it listens on a port
  const devices = await Promise.all(branches.map(async (branch) => ({ branch, ...(await session(ground, port, branch)) })));
  const screens = Array.from({ length: SCREENS }, (_, n) => devices[n % devices.length]).filter((one) => one !== undefined);
  const client = fork(process.argv[1] ?? '', ['screens'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const heard: Heard[] = [];
  const opened = new Promise<number>((resolve) => client.on('message', (news: ClientNews) => {
    if ('heard' in news) heard.push(...news.heard);
    else if (news.open > 0) resolve(news.open);
    else client.send({ port, screens } satisfies HoldOrder);
  }));
  const began = performance.now();
  const held = await opened;
  const connectSeconds = Math.round((performance.now() - began) / 100) / 10;
  const rssMb = Math.round(process.memoryUsage().rss / 1_048_576);
  await sleep(500);

  const published = new Map<string, number>();
  const people = new Map<string, number>();
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const pending: Promise<unknown>[] = [];
  for (let n = 0; n < EVENTS_A_SECOND * SECONDS; n += 1) {
    const wait = start + (n * 1_000) / EVENTS_A_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    const branch = branches[n % branches.length] ?? '';
    const count = (people.get(branch) ?? 0) + 1;
    people.set(branch, count);
    published.set(`${branch} ${count}`, performance.timeOrigin + performance.now());
    pending.push(visitor(ground, branch));
  }
  await Promise.all(pending);
  await sleep(1_500);
  const cpu = process.cpuUsage(cpuBefore);
  const cpuShare = Math.round(((cpu.user + cpu.system) / 1_000 / (performance.now() - start)) * 100) / 100;
  const delays = delaysOf(heard, (branch, what) => published.get(`${branch} ${what}`));

  // One message to every screen of the bank.
  heard.length = 0;
  const word = `bench-urgent-${process.pid}`;
  const said = performance.timeOrigin + performance.now();
  await addWideItem(ground.asking(), { kind: 'notice', zh: word, en: word, fromOn: '2020-01-01', urgentMinutes: 5 });
  await sleep(6_000);
  const bankWide = delaysOf(heard, (_, what) => (what === word ? said : undefined));
  client.kill('SIGKILL');
  const closed = app.close();
  await house.live.stop();
  await closed;
  return {
    screens: held, branches: branches.length, publish_p50_ms: at(delays, 0.5), publish_p95_ms: at(delays, 0.95), publish_p99_ms: at(delays, 0.99), deliveries: delays.length,
    events_a_second: EVENTS_A_SECOND, connect_seconds: connectSeconds, rss_mb: rssMb, cpu_share: cpuShare,
    bank_wide: { delivered: bankWide.length, p50_ms: at(bankWide, 0.5), p95_ms: at(bankWide, 0.95), last_ms: at(bankWide, 1) },
  };
}

function delaysOf(heard: readonly Heard[], since: (branch: string, what: string) => number | undefined): number[] {
  return heard.flatMap(([branch, what, then]) => {
    const from = since(branch, what);
    return from === undefined ? [] : [then - from];
  }).toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? -1) * 10) / 10;
}

let asked: Promise<{ answers: Record<string, boolean>; consentVersion: string }> | undefined;

/** Somebody who is well passes the door: a whole deed, with trail, registration and the number inside. */
async function visitor(ground: Ground, branch: string) {
  asked ??= ground.house.db.look({ branch }, async (tx) => {
    const now = ground.house.clock.now();
    const questions = await lobbySettings.exposureQuestions.at(tx, branch, now);
    const consent = await lobbySettings.consentText.at(tx, branch, now);
    return { answers: Object.fromEntries(questions.map((one) => [one.code, false])), consentVersion: consent.version };
  });
  return screenVisitor(ground.asking(), { branch, temperature: 36.4, contact: 'none', ...(await asked) });
}

async function anyService({ house }: Ground): Promise<string> {
  const { allServices } = await import('#modules/services/index.ts');
  const services = await house.db.look({ branches: 'all' }, allServices);
  return services.find((service) => service.group === 'personal' && !service.maskOff)?.code ?? '';
}

/** The sample bank's branches and as many more as the bench wants; new ones, so that each begins its day empty. */
async function manyBranches(ground: Ground): Promise<string[]> {
  const asking = { ...ground.asking(), actor: SYSTEM };
  const [region] = await ground.house.db.look({ branches: 'all' }, allRegions);
  const made: string[] = [];
  for (let n = 0; n < BRANCHES; n += 1) {
    made.push((await addBranch(asking, { region: region?.id ?? '', code: `bench${n}`, name: `压测网点${n}`, nameEn: `Bench ${n}`, areaM2: 400, origin: 'sample' })).branch);
  }
  return made;
}

async function session(ground: Ground, port: number, branch: string): Promise<{ device: string; cookie: string }> {
  const { device, token } = await addDevice({ ...ground.asking(), actor: SYSTEM }, { branch, kind: 'screen', name: 'bench' });
  const answer = await fetch(`http://127.0.0.1:${port}/api/device-sessions`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body: JSON.stringify({ token }) });
  if (answer.status !== 201) throw new Error(`a device session answered ${answer.status}: ${await answer.text()}`);
  return { device, cookie: answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') };
}
