import { createServer, type Server } from 'node:net';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { claimSlip, printSlip, settleSlip } from './acts/print-slip.ts';
import { jobs } from './jobs.ts';
import { slip } from './reads/slip.ts';
import { escPos, slipSvg, ticketSlip, type SlipContent } from './slip.ts';
import { openLobby, type Lobby } from '#test/rig/lobby.ts';

const SLIP: SlipContent = {
  number: 'A012', branch: '松江路支行', service: '开户、办卡', ahead: 3, estimate: { low: 15, high: 30 }, seat: 'A3', takenAt: '2026-11-25 10:02', outside: false, link: 'http://127.0.0.1:3000/t/AAAA',
  words: { ahead: '前面还有(人):', seat: '请坐', about: '预计等候约{low}到{high}分钟', soon: '预计{high}分钟内叫到', keep: '请留意叫号屏和语音', outside: '请先在厅外等候', scan: '手机扫码', missed: '过号请告诉大堂经理' },
};
const gb = (text: string) => iconv.encode(text, 'gb18030');

describe('the bytes for the printer', () => {
  const bytes = escPos(ticketSlip(SLIP));
  it('begin with a reset and end with a cut', () => {
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
    expect(bytes.includes(Buffer.from([0x1d, 0x56]))).toBe(true);
  });
  it('carry Chinese in GB18030 and nothing in UTF-8', () => {
    for (const text of ['松江路支行', '开户、办卡', '手机扫码']) expect(bytes.includes(gb(text))).toBe(true);
    expect(bytes.includes(Buffer.from('松江路支行', 'utf8'))).toBe(false);
  });
  it('hold the rare characters of branch names', () => expect(escPos(ticketSlip({ ...SLIP, branch: '㐂𠮷支行' })).includes(gb('㐂𠮷支行'))).toBe(true));
  it('carry the number large and the way to its page', () => {
    expect(bytes.includes(Buffer.from('A012'))).toBe(true);
    // The code is drawn as a picture: another address, other dots.
    expect(ticketSlip(SLIP)).toContain('{code:http://127.0.0.1:3000/t/AAAA; option:qrcode');
    expect(escPos(ticketSlip({ ...SLIP, link: 'http://127.0.0.1:3000/t/BBBB' })).equals(bytes)).toBe(false);
  });
});

it('a name that looks like markup stays a name', () => {
  const svg = slipSvg(ticketSlip({ ...SLIP, branch: '东-西|{code:x}~_"^' }));
  expect(svg.replace(/<[^>]*>/g, '')).toContain('东-西|{code:x}~_"^');
  expect(ticketSlip({ ...SLIP, service: '第一行\n第二行' })).not.toContain('第一行\n第二行');
});

describe('printing', () => {
  let lobby: Lobby;
  let printer: Server;
  const received: Buffer[] = [];
  beforeAll(async () => {
    lobby = await openLobby();
    printer = createServer((socket) => {
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('end', () => { received.push(Buffer.concat(chunks)); socket.end(); });
    });
    await new Promise<void>((done) => printer.listen(0, '127.0.0.1', done));
  });
  afterAll(async () => {
    printer.close();
    await lobby.close();
  });
  const B = () => ({ branch: lobby.branch });
  const port = () => { const address = printer.address(); return typeof address === 'object' && address ? address.port : 0; };
  const send = async (job: string) => jobs['lobby.printSlip']?.run(systemAsking(lobby.house), { branch: lobby.branch, topic: 'lobby.slipAsked', facts: { job } });

  it('sends one slip to the printer, and no second one when the task runs again', async () => {
    await lobby.setting('printerAddress', { host: '127.0.0.1', port: port() });
    const ticket = await lobby.ticket();
    const { job } = await printSlip(lobby.ask(), { ...B(), ticket: ticket.id, way: 'network' });
    await send(job);
    await send(job);
    expect(received).toHaveLength(1);
    expect(received[0]?.includes(Buffer.from(ticket.number))).toBe(true);
    expect(await lobby.rows(sql`select printed_at is not null as printed, failure from lobby.print_job where id = ${job}`)).toEqual([{ printed: true, failure: null }]);
  });

  it('asked twice with one key is one job', async () => {
    const ticket = await lobby.ticket();
    const asking = lobby.ask();
    const [first, second] = [await printSlip(asking, { ...B(), ticket: ticket.id }), await printSlip(asking, { ...B(), ticket: ticket.id })];
    expect(second.job).toBe(first.job);
  });

  it('says what went wrong when the printer is away', async () => {
    await lobby.setting('printerAddress', { host: '127.0.0.1', port: 1 });
    const ticket = await lobby.ticket();
    const { job } = await printSlip(lobby.ask(), { ...B(), ticket: ticket.id, way: 'network' });
    await send(job);
    expect(await lobby.rows(sql`select printed_at, failure from lobby.print_job where id = ${job}`)).toEqual([{ printed_at: null, failure: 'ECONNREFUSED' }]);
  });

  it('in a browser is claimed by one page only', async () => {
    const ticket = await lobby.ticket();
    const { job } = await printSlip(lobby.ask(), { ...B(), ticket: ticket.id });
    const claims = await Promise.all([claimSlip(lobby.ask(), { ...B(), job }), claimSlip(lobby.ask(), { ...B(), job })]);
    expect(claims.map((claim) => claim.claimed).sort((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    expect(await settleSlip(lobby.ask(), { ...B(), job })).toEqual({ settled: true });
    expect(await settleSlip(lobby.ask(), { ...B(), job })).toEqual({ settled: false });
  });

  it('has the words of the language asked for, the people ahead, and no name', async () => {
    const ticket = await lobby.ticket();
    const english = await slip(lobby.ask(), { ...B(), ticket: ticket.id, lang: 'en' });
    expect(english).toMatchObject({ number: ticket.number, branch: 'B1 Branch', service: 'Deposit', link: `http://127.0.0.1:3000/t/${ticket.secret}` });
    expect(english.ahead).toBeGreaterThan(0);
  });
});
