/** `npm run -s rota -- split|week|nation|table …`: each prints its figures as JSON on the last line. */
const commands: Readonly<Record<string, () => Promise<{ run: (args: readonly string[]) => Promise<object> }>>> = {
  split: () => import('./split.ts'),
  week: () => import('./week.ts'),
  nation: () => import('./nation.ts'),
  table: () => import('./table.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const open = commands[name];
if (!open) {
  process.stderr.write(`rota split --branches FILE [--bank NAME] [--radius KM] [--seconds S] [--seed N]
  two halves that open on alternate days: the share of sites with an open branch within the radius; without --bank all banks together
rota week --branches N [--seed S] [--seconds CPU]
  a week's rotation of a made-up city, with bound and gap
rota nation [--branches N] [--seed S] [--seconds CPU]
  a nation planned city by city
rota table
  week for 30, 100, 300 and 600 branches and three seeds, written to docs/evidence.md\n`);
  process.exit(2);
}
try {
  process.stdout.write(`${JSON.stringify(await (await open()).run(args))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
process.exit(0);
