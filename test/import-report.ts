// Writes docs/import-report.md: `node --import tsx test/import-report.ts`. Needs ../shared/data; it reads, it imports nothing.
import { writeFileSync } from 'node:fs';
import { importOptions } from '#modules/imports/options.ts';
import { planned } from '#modules/imports/plan.ts';
import { BRANCH_LISTS, measured, openingHoursCases, realFile } from '#modules/imports/real-data.ts';
import { readFile } from '#modules/imports/read-file.ts';
import { readHours } from '#modules/imports/hours-text.ts';

const lines: string[] = [];
for (const path of BRANCH_LISTS) {
  const outcome = await readFile(realFile(path)).then((table) => planned(table, path, importOptions.parse({}), { branches: [], regions: [] }), (error: { code: string }) => error.code);
  if (typeof outcome === 'string') {
    lines.push(`| ${path} | – | – | – | – | – | – | – | whole file refused: \`${outcome}\` |`);
    continue;
  }
  const { counts: c, rows, questions } = outcome;
  const tally = new Map<string, number>();
  for (const row of rows.filter((one) => ['doubtful', 'refused', 'held'].includes(one.standing))) for (const code of new Set(row.reasons.map((one) => one.code))) tally.set(code, (tally.get(code) ?? 0) + 1);
  const why = [...tally].toSorted((a, b) => b[1] - a[1]).slice(0, 4).map(([code, count]) => `${code} ${count}`).join(', ');
  lines.push(`| ${path} | ${c.rows} | ${c.taken} | ${c.doubtful} | ${c.refused} | ${c.held} | ${c.machine} | ${c.withHours} | ${[why, questions.length > 0 ? `asks: ${questions.join(', ')}` : ''].filter(Boolean).join('; ')} |`);
}
const berlin = await readFile(realFile('berlin-bank-branches-osm/banks_raw.csv'));
const at = berlin.columns.indexOf('opening_hours');
const strings = [...new Set(berlin.rows.map((row) => row.cells[at] ?? '').filter((text) => text !== ''))];
const read = strings.filter((text) => readHours(text, 'osm').verdict === 'read').length;
const cases = openingHoursCases();
const figures = cases && measured(cases);

writeFileSync(new URL('../docs/import-report.md', import.meta.url), `# What the import makes of real branch lists

Made by \`node --import tsx test/import-report.ts\` from the files beside the project; every file into an empty network, with no
decision taken. "taken" includes the doubtful rows: they are written without their doubtful values, which are kept word for word.
Held rows claim the same branch as another row and wait for a person. Machine rows stand beside branches and are left out.

| file | rows | taken | of them doubtful | refused | held | machines | with hours | most frequent reasons |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}

## Opening hours
- Berlin, OpenStreetMap: ${read} of ${strings.length} different strings read; the others are doubtful, none is guessed.
${figures ? `- Test cases of opening_hours.js: ${figures.total} strings; ${figures.right} read as their authors expect, ${figures.wrong.length} otherwise, ${figures.doubtful} called doubtful (months, sunrise, open ends … are no weekly hours), ${figures.withHolidays} read but resting on a holiday calendar and so not compared.` : '- xz is missing: the test cases of opening_hours.js were not measured.'}
`);
