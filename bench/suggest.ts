import { makeDays } from '#modules/appointments/index.ts';
import { allBranches } from '#modules/branches/index.ts';
import { callNext, screenVisitor, settings, sitDown, suggestion, takeTicket } from '#modules/lobby/index.ts';
import { allServices } from '#modules/services/index.ts';
import { openGround, type Ground } from './ground.ts';

const WAITING = Number(process.env['BENCH_WAITING'] ?? 60);
const ASKED = Number(process.env['BENCH_ASKED'] ?? 400);

/** The suggestion at the greeting with many waiting: the whole question, from permission to the three better times. */
export async function run(): Promise<object> {
  const ground = await openGround('suggest');
  try {
    return await measure(ground);
  } finally {
    await ground.close();
  }
}

async function measure(ground: Ground): Promise<object> {
  const { house } = ground;
  const [place] = await house.db.look({ branches: 'all' }, allBranches);
  const branch = place?.id ?? '';
  const services = (await house.db.look({ branches: 'all' }, allServices)).filter((one) => one.offered && one.group === 'personal').map((one) => one.code);
  await makeDays(ground.asking(), { branch });
  const codeOf = (nth: number) => services[nth % services.length] ?? '';
  for (let nth = 0; nth < WAITING; nth += 1) {
    const visit = await visitor(ground, branch);
    await takeTicket(ground.asking(), { branch, visit, service: codeOf(nth) });
  }
  for (const counter of [1, 2, 3]) {
    await sitDown(ground.asking(), { branch, counter }).catch(() => undefined);
    await callNext(ground.asking(), { branch, counter }).catch(() => undefined);
  }
  const visit = await visitor(ground, branch);
  const took: number[] = [];
  const kinds = new Set<string>();
  for (let nth = 0; nth < ASKED; nth += 1) {
    const began = performance.now();
    const found = await suggestion(ground.asking(), { branch, visit, service: codeOf(nth) });
    took.push(performance.now() - began);
    for (const one of found.options) kinds.add(one.kind);
  }
  took.sort((a, b) => a - b);
  const round = (value: number) => Math.round(value * 10) / 10;
  const quantile = (share: number) => round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
  return { waiting: WAITING, asked: ASKED, p50_ms: quantile(0.5), p95_ms: quantile(0.95), offered: [...kinds].toSorted() };
}

async function visitor(ground: Ground, branch: string): Promise<string> {
  const answers = Object.fromEntries(settings.exposureQuestions.fallback.map((one) => [one.code, false]));
  const { visit } = await screenVisitor(ground.asking(), { branch, temperature: 36.5, answers, contact: 'none', consentVersion: settings.consentText.fallback.version });
  return visit ?? '';
}
