import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { NETWORK } from '#kernel/id.ts';
import { createServer } from '#platform/http.ts';
import type { House } from '#platform/house.ts';
import { startJobs, systemAsking } from '#platform/jobs.ts';
import { VERSION } from '#platform/root.ts';
import { sql } from '#platform/sql.ts';
import { addPerson, digestOf, givePost, invite, newSecret, whoAsks } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import { openSample } from '#world/open-sample.ts';
import { openSampleMessages } from '#world/sample-messages.ts';
import { sample as sampleDesk } from '#world/sample-desk.ts';
import { say, type Command } from './command.ts';
import { whereToListen, type Listening } from './listening.ts';
import { openProgram } from './program.ts';

/** On SIGTERM: how long those inside may take, and how long everything. Whoever sends the signal must wait as long before the next one. */
const ANSWERED_WITHIN_MS = 5_000;
const STOPPED_WITHIN_MS = 20_000;

export const start: Command = {
  summary: '启动 · start the program (npm start)',
  usage: 'npm start [-- --empty] [-- --still]\n  --empty   a real bank: no sample; prints one-time links for the first administrators\n  --still   the sample bank without its living day\n  PORT (3000), HOST (127.0.0.1), KAIMEN_HOME (./.kaimen), DATABASE_URL, KAIMEN_ORIGIN: see docs/operating.md',
  options: { empty: { type: 'boolean' }, still: { type: 'boolean' } },
  run: async ({ flags }) => {
    await serveBank({ empty: flags['empty'] === true, still: flags['still'] === true });
    return 0;
  },
};

/** Starts everything and returns once it serves; it then runs until it is told to stop. A start that fails leaves nothing running. */
async function serveBank(flags: { empty: boolean; still: boolean }): Promise<void> {
  if (process.versions.node.startsWith('20.')) say('提示:Node 20 已停止维护,建议使用 24 LTS · note: Node 20 is past its end of life, use 24 LTS');
  const at = await whereToListen();
  // What is open, and how it is closed: the last one first.
  const open: (() => Promise<unknown>)[] = [];
  const close = async () => { for (const closeOne of open.splice(0).reverse()) await closeOne(); };
  const graceful = closeGracefully(close);
  try {
    await openAll(at, flags, (closeOne) => open.push(closeOne));
  } catch (fault) {
    graceful.uninstall();
    await close();
    throw fault;
  }
}

async function openAll({ host, port }: Listening, { empty, still }: { empty: boolean; still: boolean }, onClose: (close: () => Promise<unknown>) => void): Promise<void> {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const origin = (process.env['KAIMEN_ORIGIN'] ?? address).replace(/\/$/, '');
  say('数据库 · database');
  const program = await openProgram({ ...(empty && { kind: 'real' as const }), origin, log: say });
  onClose(program.close);
  const { house } = program;
  // Before any job runs: a sample bank never writes to a real telephone.
  const messages = program.kind === 'sample' ? await openSampleMessages(house) : undefined;
  onClose(async () => messages?.stop());
  const jobs = await startJobs(house, program.ownerUrl, modules);
  onClose(jobs.stop);
  const server = await createServer({ house, modules: program.kind === 'sample' ? [...modules, sampleDesk] : modules, version: VERSION, whoAsks, isReady: () => isReady(house) });
  await house.live.start();
  onClose(() => closeServer(server, house));
  const sample = program.kind === 'sample' ? await openSample(house, { say, still }) : undefined;
  onClose(async () => sample?.stop());
  await server.listen({ host, port });
  if (program.kind === 'real') await welcome(house);
  sample?.introduce(origin);
  say(`ready ${address}`);
}

/** Nobody new is let in; who is inside is answered; screens are let go and come back by themselves. */
async function closeServer(server: FastifyInstance, house: House): Promise<void> {
  const closed = server.close();
  await house.live.stop();
  const late = setTimeout(() => server.server.closeAllConnections(), ANSWERED_WITHIN_MS);
  await closed;
  clearTimeout(late);
}

function closeGracefully(close: () => Promise<void>): { uninstall: () => void } {
  return closeWithGrace({ delay: STOPPED_WITHIN_MS }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`);
    await close();
  });
}

async function isReady(house: House): Promise<boolean> {
  const row = await house.db.look({ branch: NETWORK }, (tx) => tx.maybe<{ one: number }>(sql`select 1 as one from app.bank`));
  return row !== undefined;
}

/** A real bank without people: two administrators, since nobody who adds people may also give them their posts (SECURITY 2). */
async function welcome(house: House): Promise<void> {
  const asking = systemAsking(house);
  const links = await house.db.change({ branch: NETWORK, branches: 'all' }, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(7236546)`);
    const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from identity.staff where password_hash is not null`);
    if (count > 0) return [];
    const made: string[] = [];
    for (const [login, name, role] of [['admin', '系统管理员', 'system_admin'], ['security', '安全管理员', 'security_admin']] as const) {
      const known = await tx.maybe<{ id: string }>(sql`select id from identity.staff where login = ${login}`);
      const staff = known?.id ?? (await addPerson.within(tx, asking, { login, name })).staff;
      await givePost.within(tx, asking, { staff, role, place: NETWORK });
      const secret = newSecret();
      await invite.within(tx, asking, { staff, secretDigest: digestOf(secret) });
      made.push(`  ${login.padEnd(10)} ${house.origin}/desk/welcome#${secret}`);
    }
    return made;
  });
  if (links.length > 0) say(`一次性链接,24 小时内有效 · one-time links, good for 24 hours\n${links.join('\n')}`);
}
