import { verifyTrail } from '#platform/trail.ts';
import { say, type Command } from './command.ts';
import { openProgram } from './program.ts';

export const verify: Command = {
  summary: '验证留痕 · read every trail chain and name what is not what it was',
  usage: 'kaimen verify-trail [--branch ID] [--json]\n  exit code 0: whole; 3: something was changed, removed, inserted, reordered or cut off',
  options: { branch: { type: 'string' } },
  run: async ({ flags, json }) => {
    const program = await openProgram({ log: () => {}, share: true });
    try {
      const verdict = await verifyTrail(program.house, typeof flags['branch'] === 'string' ? flags['branch'] : undefined);
      if (json) say(JSON.stringify(verdict));
      else {
        say(`${verdict.chains} chains, ${verdict.entries} entries, ${verdict.seals} seals`);
        for (const finding of verdict.findings) say(`  ${finding.branch} #${finding.seq} ${finding.kind}: ${finding.detail}`);
        say(verdict.findings.length === 0 ? '完整 · whole' : `${verdict.findings.length} findings`);
      }
      return verdict.findings.length === 0 ? 0 : 3;
    } finally {
      await program.close();
    }
  },
};
