import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a device and the branch that can be cut: what is under way breaks off, and nobody gets through. */
export type Line = Readonly<{ origin: string; cut: () => void; mend: () => void; close: () => Promise<void> }>;

/** A browser told to be offline forgets it for a moment in a page or a keeper that is just beginning; a cut line does not. */
export async function openLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) { near.destroy(); return; }
    const far = connect(Number(port), hostname);
    for (const [end, other] of [[near, far], [far, near]] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => { ends.delete(end); other.destroy(); });
    }
    near.pipe(far).pipe(near);
  });
  const breakOff = (): void => { for (const end of ends) end.destroy(); };
  await new Promise<void>((done) => { server.listen(0, hostname, done); });
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`, // listens on a port
    cut: () => { isCut = true; breakOff(); },
    mend: () => { isCut = false; },
    close: async () => { breakOff(); await new Promise<void>((done) => { server.close(() => done()); }); },
  };
}
