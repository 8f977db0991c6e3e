import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { allBranches } from '#modules/branches/index.ts';
import { openGround, openRaw, startServer } from './ground.ts';
import { openClient, type HttpClient } from './http-client.ts';
import { crowd, together, type Round } from './measure.ts';

const CLIENTS = 64;
const ROUNDS = 3;
const SECONDS = 2;

/** The public hours feed, whole and as "not modified", against a constant from bare fastify and against the stored row by raw SQL. */
export async function run(): Promise<object> {
  const ground = await openGround('hours');
  const bare = Fastify();
  const { port, child } = await startServer(ground);
  const pool = openRaw(ground.ownerUrl);
  try {
    const [branch] = await ground.house.db.look({ branches: 'all' }, allBranches);
    const path = `/api/public/branches/${branch?.id ?? ''}/hours`;
    const first = await fetch(`http://127.0.0.1:${port}${path}`);
    const etag = first.headers.get('etag') ?? '';
    const text = await first.text();
    if (first.status !== 200 || etag === '') throw new Error(`the feed answered ${first.status} with etag '${etag}'`);
    bare.get('/', async () => ({ open: true, version: 1 }));
    await bare.listen({ port: 0, host: '127.0.0.1' });
    const open = (to: number) => Promise.all(Array.from({ length: CLIENTS }, () => openClient(to)));
    const [mine, constant] = [await open(port), await open((bare.server.address() as AddressInfo).port)]; // it listens on a port
    const asked = (clients: readonly HttpClient[], head: string, status: number) => async (nth: number) => (await clients[nth]?.send(head, ''))?.status === status;
    const deeds = {
      product: asked(mine, `GET ${path} HTTP/1.1`, 200),
      not_modified: asked(mine, `GET ${path} HTTP/1.1\r\nif-none-match: ${etag}`, 304),
      constant: asked(constant, 'GET / HTTP/1.1', 200),
      raw: async () => (await pool.query({ name: 'feed', text: 'select feed, etag from hours.board where id = $1', values: [branch?.id] })).rows.length === 1,
    };
    const rounds = new Map<string, Round[]>();
    for (const deed of Object.values(deeds)) await crowd(CLIENTS, 0.5, deed);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, deed] of Object.entries(deeds)) rounds.set(name, [...(rounds.get(name) ?? []), await crowd(CLIENTS, SECONDS, deed)]);
    }
    for (const client of [...mine, ...constant]) client.close();
    const figures = Object.fromEntries([...rounds].map(([name, all]) => [name, together(all)]));
    const rate = (name: string) => figures[name]?.rate ?? 0;
    const share = (a: string, b: string) => Math.round((rate(a) / Math.max(1, rate(b))) * 1_000) / 1_000;
    return {
      ratio: share('product', 'raw'), ratio_to_constant: share('product', 'constant'), ratio_not_modified_to_constant: share('not_modified', 'constant'),
      p99_ms: figures['product']?.p99_ms ?? 0, bytes: Buffer.byteLength(text), clients: CLIENTS, ...figures,
    };
  } finally {
    child.kill('SIGKILL');
    await pool.end();
    await bare.close();
    await ground.close();
  }
}
