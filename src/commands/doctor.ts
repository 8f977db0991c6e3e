import { statfsSync } from 'node:fs';
import { NETWORK } from '#kernel/id.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { say, type Command } from './command.ts';
import { HOME, openProgram, VERSION, type Program } from './program.ts';

type Finding = Readonly<{ check: string; ok: boolean; detail: string; cure?: string }>;

export const doctor: Command = {
  summary: '体检 · is it healthy, and what to do if not',
  usage: 'kaimen doctor [--json]   configuration, database, row security, queues, disk; exit code 0 when all is well',
  run: async ({ json }) => {
    const findings = await examined();
    if (json) say(JSON.stringify({ version: VERSION, findings }));
    else say(findings.map((one) => `${one.ok ? '✓' : '✗'} ${one.check}: ${one.detail}${one.cure ? `\n    → ${one.cure}` : ''}`).join('\n'));
    return findings.every((one) => one.ok) ? 0 : 1;
  },
};

async function examined(): Promise<Finding[]> {
  const program = await openProgram({ log: () => {}, share: true });
  try {
    return await examine(program);
  } finally {
    await program.close();
  }
}

async function examine({ house, kind }: Program): Promise<Finding[]> {
  const server = await house.db.look({ branch: NETWORK, branches: 'all' }, async (tx) => ({
    version: (await tx.one<{ server_version_num: string }>(sql`show server_version_num`)).server_version_num,
    owner: (await tx.one<{ owns: number }>(sql`select count(*) as owns from pg_class join pg_roles on pg_roles.oid = relowner where rolname = current_user`)).owns,
    late: (await tx.one<{ late: number }>(sql`select count(*) as late from app.event where at > now() - interval '1 minute'`)).late,
  }));
  const blind = await house.db.look({}, (tx: Tx) => tx.one<{ seen: number }>(sql`select count(*) as seen from app.trail_head`));
  const sighted = await house.db.look({ branches: 'all' }, (tx) => tx.one<{ seen: number }>(sql`select count(*) as seen from app.trail_head`));
  const disk = statfsSync(HOME);
  const freeMb = Math.round((disk.bavail * disk.bsize) / 1e6);
  return [
    { check: 'node', ok: true, detail: process.versions.node },
    { check: 'bank', ok: true, detail: `${kind}, ${house.clock.speed()}x` },
    { check: 'postgresql', ok: Number(server.version) >= 150_000, detail: server.version, ...(Number(server.version) < 150_000 && { cure: 'PostgreSQL 15 or newer is needed' }) },
    { check: 'program role owns nothing', ok: server.owner === 0, detail: String(server.owner), ...(server.owner > 0 && { cure: 'connect with the role that kaimen migrate makes' }) },
    { check: 'row security', ok: blind.seen === 0 && sighted.seen > 0, detail: `${blind.seen} rows without context, ${sighted.seen} with`, ...(sighted.seen === 0 && { cure: 'SET LOCAL does not arrive: on Citus set citus.propagate_set_commands = local for the role' }) },
    { check: 'events in the last minute', ok: true, detail: String(server.late) },
    { check: 'disk', ok: freeMb > 500, detail: `${freeMb} MB free at ${HOME}`, ...(freeMb <= 500 && { cure: 'free space before the database stops' }) },
    { check: 'address', ok: true, detail: `${process.env['KAIMEN_ORIGIN'] ?? 'http://127.0.0.1'} (KAIMEN_ORIGIN)` },
  ];
}
