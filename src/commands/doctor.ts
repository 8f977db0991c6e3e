import { healthOf, sayFinding } from '#modules/system/index.ts';
import { VERSION } from '#platform/root.ts';
import { say, type Command } from './command.ts';
import { openProgram, type Program } from './program.ts';

export const doctor: Command = {
  summary: '体检 · is it healthy, and what to do if not',
  usage: 'kaimen doctor [--json]   configuration, database, row security, queues, disk; exit code 0 when nothing is ill',
  run: async ({ json }) => {
    const program = await openProgram({ log: () => {}, share: true });
    try {
      const { text, ill } = await examine(program, json);
      say(text);
      return ill ? 1 : 0;
    } finally {
      await program.close();
    }
  },
};

const SIGNS = { well: '✓', watch: '!', ill: '✗' } as const;

async function examine({ house }: Program, json: boolean): Promise<{ text: string; ill: boolean }> {
  const { figures, findings } = await healthOf(house);
  const ill = findings.some((one) => one.state === 'ill');
  const origin = process.env['KAIMEN_ORIGIN'] ?? 'http://127.0.0.1';
  if (json) return { text: JSON.stringify({ version: VERSION, origin, figures, findings: findings.map((one) => sayFinding(one, 'en')) }), ill };
  const lines = findings.map((one) => {
    const [zh, en] = [sayFinding(one, 'zh'), sayFinding(one, 'en')];
    return [`${SIGNS[one.state]} ${zh.name} · ${en.name}: ${en.says}`, ...(en.cure === null ? [] : [`    → ${zh.cure ?? ''}`, `    → ${en.cure}`])].join('\n');
  });
  return { text: [`Kaimen ${VERSION}, Node ${figures.versions.node}, ${figures.bank.kind}, ${origin} (KAIMEN_ORIGIN)`, ...lines].join('\n'), ill };
}
