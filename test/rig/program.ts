import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';

export type RunningProgram = Readonly<{
  origin: string;
  home: string;
  child: ChildProcess;
  /** All that it has said so far. */
  said: () => string;
  /** Sends a signal and waits for the end; answers the exit code, or the signal that ended it. */
  end: (signal?: NodeJS.Signals) => Promise<number | string>;
  /** Ends it if it still runs, and takes its home away. */
  close: () => Promise<void>;
}>;

type Start = { args?: readonly string[]; env?: Readonly<Record<string, string>>; home?: string; patienceMs?: number };

/** The built program in a process of its own, as `npm start` runs it, on a free port: the promise settles when it says "ready". */
export async function startProgram({ args = [], env = {}, home = freshHome(), patienceMs = 120_000 }: Start = {}): Promise<RunningProgram> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'main.js'), 'start', ...args], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', KAIMEN_HOME: home, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
  const origin = await Promise.race([
    readyAddress(child, () => said),
    once(child, 'exit').then(([code]) => { throw new Error(`the program ended with ${String(code)} before it was ready:\n${said}`); }),
    new Promise<never>((_, failed) => setTimeout(() => failed(new Error(`not ready after ${patienceMs} ms:\n${said}`)), patienceMs).unref()),
  ]);
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode ?? 0;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code, by] = (await ended) as [number | null, string | null]; // the arguments of 'exit'
    return code ?? by ?? 0;
  };
  return {
    origin, home, child, end,
    said: () => said,
    close: async () => {
      await end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A folder that the database's own user may enter too. */
export function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'kaimen-'));
  chmodSync(home, 0o755);
  return home;
}

function readyAddress(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((done) => {
    const look = () => {
      const address = /^ready (http:\/\/\S+)$/m.exec(said())?.[1];
      if (address) done(address);
    };
    child.stdout?.on('data', look);
  });
}
