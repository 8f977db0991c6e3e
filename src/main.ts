import { parseArgs } from 'node:util';
import { Refusal } from '#kernel/refusal.ts';
import { modules } from '#modules/modules.ts';
import { problemOf } from '#platform/problem.ts';
import { sentencesOf } from '#platform/sentences.ts';
import { accounts } from './commands/accounts.ts';
import { backup, restoring } from './commands/backup.ts';
import { doctor } from './commands/doctor.ts';
import { importFile } from './commands/import.ts';
import { migrateOnly } from './commands/migrate.ts';
import { start } from './commands/start.ts';
import { verify } from './commands/verify-trail.ts';
import type { Command } from './commands/command.ts';

/** `npm run -s kaimen -- COMMAND`: each command says what it takes with --help, and speaks JSON with --json. */
const commands: Readonly<Record<string, Command>> = {
  start, migrate: migrateOnly, import: importFile, accounts, 'verify-trail': verify, doctor, backup, restore: restoring,
};

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  process.stdout.write(`kaimen 开门\n\n${Object.entries(commands).map(([key, { summary }]) => `  ${key.padEnd(14)}${summary}`).join('\n')}\n\n  COMMAND --help\n`);
  process.exitCode = name === '' || name === '--help' || name === 'help' ? 0 : 2;
} else {
  await perform(command);
}

async function perform({ usage, options, run }: Command): Promise<void> {
  let given;
  try {
    given = parseArgs({ args: rest, options: { ...options, help: { type: 'boolean' }, json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  if (given.values['help'] === true) return void process.stdout.write(`${usage}\n`);
  try {
    process.exitCode = await run({ words: given.positionals, flags: given.values, json: given.values['json'] === true });
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (process.env['KAIMEN_LOG'] === 'debug' && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof Refusal) {
    const { zh, en } = problemOf(error, sentencesOf(modules), 'zh', '');
    return `${zh}\n${en}`;
  }
  return error instanceof Error ? error.message : String(error);
}
