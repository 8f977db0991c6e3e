import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Pool } from 'pg';
import { cpuOf, crowd, together, type Round } from './measure.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3);
/** A program that has been running for a while: its code is compiled, its tables are filled and known to the planner. */
const WARM_SECONDS = Number(process.env['BENCH_WARM_SECONDS'] ?? 5);

export type Kind = 'product_uniform' | 'raw_uniform' | 'product_hot' | 'raw_hot';
export type Deeds = Readonly<Record<Kind, (client: number) => Promise<boolean>>>;

/** The same deed by the product and by raw SQL, in turns within one run: rate, latency, and the CPU that server and database spent. */
export async function measuredBeside(deeds: Deeds, { clients, pool, serverPid }: { clients: number; pool: Pool; serverPid: number }) {
  const kinds = Object.entries(deeds) as [Kind, Deeds[Kind]][]; // the keys of the type
  const postmaster = await postmasterOf(pool);
  for (const [name, deed] of kinds) await crowd(clients, name.startsWith('product') ? WARM_SECONDS : 1.5, deed);
  await pool.query('vacuum analyze');
  const kept = new Map<Kind, { rounds: Round[]; server: number; database: number }>(kinds.map(([name]) => [name, { rounds: [], server: 0, database: 0 }]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, deed] of kinds) {
      const before = [cpuOf(serverPid), cpuOf(postmaster)] as const;
      const one = await crowd(clients, SECONDS, deed);
      const sum = kept.get(name);
      sum?.rounds.push(one);
      if (sum) [sum.server, sum.database] = [sum.server + cpuOf(serverPid) - before[0], sum.database + cpuOf(postmaster) - before[1]];
      process.stderr.write(`${name} ${Math.round(one.done / one.seconds)}/s refused ${one.refused}\n`);
    }
  }
  const figures = Object.fromEntries([...kept].map(([name, { rounds, server, database }]) => {
    const all = together(rounds);
    const each = (cpu: number) => Math.round((cpu / Math.max(1, all.done)) * 1_000) / 1_000;
    return [name, { ...all, server_cpu_ms: each(server), database_cpu_ms: each(database) }];
  })) as Record<Kind, ReturnType<typeof together> & { server_cpu_ms: number; database_cpu_ms: number }>; // the same keys
  const share = (a: Kind, b: Kind) => Math.round((figures[a].rate / Math.max(1, figures[b].rate)) * 100) / 100;
  return {
    ratio: share('product_uniform', 'raw_uniform'), ratio_hot: share('product_hot', 'raw_hot'),
    p99_ms: Math.max(figures.product_uniform.p99_ms, figures.product_hot.p99_ms), clients, load: loadavg().map((one) => Math.round(one * 10) / 10), ...figures,
  };
}

/** The database server's first process; 0 where it runs on another machine: its CPU is not ours to measure. */
async function postmasterOf(pool: Pool): Promise<number> {
  const { rows: [backend] } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  try {
    return Number(readFileSync(`/proc/${backend?.pid ?? 0}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1] ?? 0);
  } catch {
    return 0;
  }
}
