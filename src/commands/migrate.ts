import { say, type Command } from './command.ts';
import { openProgram } from './program.ts';

export const migrateOnly: Command = {
  summary: '更新数据库结构 · bring the schema up to date',
  usage: 'kaimen migrate [--json]   before the new version starts; safe while the old one runs',
  run: async ({ json }) => {
    const steps: string[] = [];
    const program = await openProgram({ log: (line) => void steps.push(line.trim()), share: true });
    await program.close();
    say(json ? JSON.stringify({ steps }) : steps.join('\n'));
    return 0;
  },
};
