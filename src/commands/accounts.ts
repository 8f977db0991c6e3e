import { SAMPLE_PASSWORD, STAFF } from '#world/staff.ts';
import { say, type Command } from './command.ts';
import { openProgram } from './program.ts';

export const accounts: Command = {
  summary: '样例账号 · the sample bank’s sign-ins',
  usage: 'kaimen accounts [--json]   login, password, role and place of everybody in the sample bank; a real bank has none',
  run: async ({ json }) => {
    const program = await openProgram({ log: () => {}, share: true });
    await program.close();
    const people = program.kind === 'sample' ? STAFF.map(({ login, role, at, name }) => ({ login, password: SAMPLE_PASSWORD, role, place: at, name })) : [];
    if (json) say(JSON.stringify({ kind: program.kind, accounts: people }));
    else say(people.map((one) => `${one.login.padEnd(18)} ${one.password}  ${one.role.padEnd(22)} ${one.place.padEnd(8)} ${one.name}`).join('\n') || '真实银行没有样例账号 · a real bank has no sample sign-ins');
    return 0;
  },
};
