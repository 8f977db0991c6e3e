import type { Command } from './command.ts';

export const importFile: Command = {
  summary: '导入网点 · import a branch list',
  usage: 'kaimen import branches FILE [--confirm] [--region CODE] [--json]',
  options: { confirm: { type: 'boolean' }, region: { type: 'string' } },
  run: async () => {
    throw new Error('the import engineer wires this command');
  },
};
