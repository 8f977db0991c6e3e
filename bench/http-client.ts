import { connect } from 'node:net';

export type Answer = Readonly<{ status: number; body: string }>;
export type HttpClient = Readonly<{ send: (head: string, body: string) => Promise<Answer>; close: () => void }>;

/** The leanest client that keeps one connection and one request on it: the driver must not be what is measured. */
export async function openClient(port: number): Promise<HttpClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let pending: ((answer: Answer) => void) | undefined;
  let failed: ((why: Error) => void) | undefined;
  let got = '';
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    got += part;
    const end = got.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(got.slice(0, end))?.[1] ?? 0);
    if (got.length < end + 4 + length) return;
    const answer = { status: Number(got.slice(9, 12)), body: got.slice(end + 4, end + 4 + length) };
    got = '';
    pending?.(answer);
  });
  socket.on('error', (why) => failed?.(why));
  return {
    send: (head, body) => new Promise((resolve, reject) => {
      pending = resolve;
      failed = reject;
      socket.write(`${head}\r\nhost: 127.0.0.1:${port}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }),
    close: () => socket.destroy(),
  };
}
