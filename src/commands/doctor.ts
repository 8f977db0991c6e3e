import { healthOf } from '#modules/system/index.ts';
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
  const { figures, findings } = await healthOf(house, 'en');
  const ill = findings.some((one) => one.state === 'ill');
  const origin = process.env['KAIMEN_ORIGIN'] ?? 'http://127.0.0.1';
  if (json) return { text: JSON.stringify({ version: VERSION, origin, figures, findings }), ill };
  const chinese = new Map((await healthOf(house, 'zh')).findings.map((one) => [one.check, one]));
  const lines = findings.map((one) => [
    `${SIGNS[one.state]} ${chinese.get(one.check)?.name} · ${one.name}: ${one.says}`,
    ...(one.cure === null ? [] : [`    → ${chinese.get(one.check)?.cure ?? ''}`, `    → ${one.cure}`]),
  ].join('\n'));
  return { text: [`Kaimen ${VERSION}, Node ${figures.versions.node}, ${figures.bank.kind}, ${origin} (KAIMEN_ORIGIN)`, ...lines].join('\n'), ill };
}
