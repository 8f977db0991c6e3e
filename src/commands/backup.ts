import { resolve } from 'node:path';
import { Refusal } from '#kernel/refusal.ts';
import { backUp, restore } from '#platform/postgres/backup.ts';
import { VERSION } from '#platform/root.ts';
import { say, type Command } from './command.ts';
import { HOME } from './program.ts';

export const backup: Command = {
  summary: '备份 · copy the embedded database while it is in use',
  usage: 'kaimen backup FOLDER [--json]   data and seals into an empty folder, while people go on working; keys are not in it:\n  mirror KAIMEN_HOME/keys apart, without history. A database of your own (DATABASE_URL) is backed up with its own tools.',
  run: async ({ words, json }) => {
    const to = folderIn(words);
    if (process.env['DATABASE_URL']) throw new Refusal('backup.ownDatabase', { status: 409 });
    const kept = await backUp({ home: HOME, to, version: VERSION, now: new Date(), log: () => {} });
    say(json ? JSON.stringify({ folder: to, ...kept }) : `${to}\n  ${kept.files} 个文件 · files, ${Math.round(kept.bytes / 1_048_576)} MB, PostgreSQL ${kept.postgres}\n  密钥另存 · keep the keys apart: ${resolve(HOME, 'keys')}`);
    return 0;
  },
};

export const restoring: Command = {
  summary: '恢复 · put a backup into a new KAIMEN_HOME',
  usage: 'KAIMEN_HOME=NEW kaimen restore FOLDER --keys FOLDER [--json]   then: KAIMEN_HOME=NEW npm start, and verify-trail',
  options: { keys: { type: 'string' } },
  run: async ({ words, flags, json }) => {
    const from = folderIn(words);
    const keys = typeof flags['keys'] === 'string' ? resolve(flags['keys']) : resolve(HOME, 'keys');
    const kept = restore({ home: HOME, from, keys });
    say(json ? JSON.stringify({ home: HOME, ...kept }) : `${HOME}\n  备份时间 · backup of ${kept.at}\n  下一步 · next: KAIMEN_HOME=${HOME} npm start; npm run -s kaimen -- verify-trail`);
    return 0;
  },
};

function folderIn(words: readonly string[]): string {
  const [folder] = words;
  if (folder === undefined) throw new Refusal('backup.folderMissing', { status: 422 });
  return resolve(folder);
}
