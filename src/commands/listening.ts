import { createServer } from 'node:net';
import { Refusal } from '#kernel/refusal.ts';

export type Listening = Readonly<{ host: string; port: number }>;

const DEFAULT_PORT = '3000';

/** Where the program will listen, tried before anything else is started: a wrong or taken port is said at once. */
export async function whereToListen(): Promise<Listening> {
  const host = process.env['HOST'] ?? '127.0.0.1';
  const wish = process.env['PORT'] ?? DEFAULT_PORT;
  const port = Number(wish);
  if (!/^\d+$/.test(wish) || port > 65_535) throw new Refusal('start.portInvalid', { status: 422, params: { port: wish } });
  return { host, port: await tried(host, port) };
}

/** Port 0 takes a free one. */
function tried(host: string, port: number): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', (fault: NodeJS.ErrnoException) => failed(explained(fault, host, port))).listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function explained(fault: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (fault.code) {
    case 'EADDRINUSE': return new Refusal('start.portTaken', { params: { host, port } });
    case 'EACCES': return new Refusal('start.portForbidden', { status: 403, params: { port } });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return new Refusal('start.hostUnknown', { status: 422, params: { host } });
    case undefined:
    default: return fault;
  }
}
