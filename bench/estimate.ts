import { performance } from 'node:perf_hooks';
import { forecastLine, learn, pastOf, sightOf, type Lesson, type Lived, type OfToday } from '#modules/lobby/index.ts';
import { writeEvidence } from './evidence.ts';

const WAITING = 60;
const MEMORY = 4_000;
const LESSONS = 4_000;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5);
const SEED = 7;

/** Estimates a second, with 60 waiting: a whole line is forecast again and again, with the most memory that a line keeps and trees that were learnt. */
export async function run(): Promise<object> {
  const chance = seeded(SEED);
  const past = Array.from({ length: MEMORY }, (): Lived => ({ ...momentBy(chance), waited: chance() * 60 }));
  const today = Array.from({ length: 200 }, (_, n): OfToday => ({ ...momentBy(chance), day: 100, minute: 480 + n, near: 20, calledAt: n < 180 ? 480 + n + chance() * 30 : undefined }));
  const memory = { past, today };
  const lessons = past.slice(0, LESSONS).map((one): Lesson => ({ sight: sightOf(one, { past: pastOf(past.slice(0, 50)), today: [], usual: 5, branchSlip: 0 }), waited: one.waited }));
  const learnt = learn(lessons);
  const service = { usual: 8, lately: Array.from({ length: 200 }, () => 2 + chance() * 15) };
  const line = {
    waiting: Array.from({ length: WAITING }, (_, n) => ({ one: n, service })), running: [1, 2, 3, 4].map((spent) => ({ spent, service })),
    counters: [{ from: 0, open: 4 }, { from: 60, open: 3 }], at: { day: 100, minute: 640, called: 120, called30: 14, called60: 27 }, memory, branchSlip: 0.1, leaving: 0.05,
  };
  forecastLine(line, learnt, chance);
  const times: number[] = [];
  for (const until = performance.now() + SECONDS * 1_000; performance.now() < until;) {
    const began = performance.now();
    forecastLine(line, learnt, chance);
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  const figures = { waiting: WAITING, memory: MEMORY, estimates_per_second: Math.round((times.length * WAITING) / (total / 1_000)), line_p50_ms: at(0.5), line_p95_ms: at(0.95), lines: times.length };
  if (process.argv.includes('--evidence')) {
    writeEvidence({ command: 'npm run -s bench -- estimate', seed: SEED, about: 'Estimates a second on one core for a line of 60 with 4,000 remembered moments; a line is what is worked out after each call.', figures: `\`\`\`json\n${JSON.stringify(figures)}\n\`\`\`` });
  }
  return figures;
}

function momentBy(chance: () => number): Omit<Lived, 'waited'> {
  const called30 = Math.floor(chance() * 20);
  return { day: Math.floor(chance() * 90), minute: 540 + Math.floor(chance() * 420), ahead: Math.floor(chance() * 60), counters: 2 + Math.floor(chance() * 3), called: Math.floor(chance() * 200), called30, called60: called30 * 2 };
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
