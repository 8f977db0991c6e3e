import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '#kernel/refusal.ts';
import { newId } from '#kernel/id.ts';
import { problemOf } from '#platform/problem.ts';
import { systemAsking } from '#platform/jobs.ts';
import type { Asking } from '#platform/house.ts';
import { sentencesOf } from '#platform/sentences.ts';
import { confirmList, importOptions, previewList, reportOf, returnList, type BranchList } from '#modules/imports/index.ts';
import { modules } from '#modules/modules.ts';
import { importCaseCounts } from './import-cases.ts';
import { say, type Command, type Given } from './command.ts';
import { openProgram } from './program.ts';

export const importFile: Command = {
  summary: '导入网点、病例数 · import a branch list, or case counts',
  usage: `kaimen import branches FILE [--confirm] [--region CODE] [--json]
       kaimen import cases FILE [--confirm] [--returned PATH] [--json]    daily totals by area; FILE also as .xz
  Without --confirm nothing is written: it shows what would be. FILE: CSV, TXT, xlsx, JSON, GeoJSON, also as gz or zip.
  --confirm                        write the good rows, all together or not at all
  --region CODE                    put all rows into this region (it is added if there is none)
  --coordinates wgs84|gcj02|bd09   what the coordinates are; they are turned to WGS-84
  --days daily|weekdays            what hours without a day mean, such as "8:30-18:00"
  --machines take|leave            machine rows (ATM): take as sites without counters, or leave out
  --duplicates hold|first          rows that claim the same branch: hold all, or take the first
  --country HK                     whose phone numbers and time zone; otherwise told from the file
  --map FIELD=COLUMN[+COLUMN]      choose the columns of a field; may be repeated
  --returned PATH                  where the rows to correct go (with --confirm: into this folder, if there are any)
  --lang zh|en                     language of the report and of the returned file`,
  options: {
    confirm: { type: 'boolean' }, region: { type: 'string' }, coordinates: { type: 'string' }, days: { type: 'string' }, machines: { type: 'string' }, duplicates: { type: 'string' },
    country: { type: 'string' }, map: { type: 'string', multiple: true }, returned: { type: 'string' }, lang: { type: 'string' },
  },
  run: async (given) => {
    const [what, file] = given.words;
    if ((what !== 'branches' && what !== 'cases') || file === undefined) {
      process.stderr.write(`${importFile.usage}\n`);
      return 2;
    }
    const lang = langOf(given);
    try {
      return what === 'cases' ? await importCaseCounts(given, file, lang) : await importBranchList(given, file, lang);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = problemOf(error, sentencesOf(modules), lang, newId());
      if (given.json) say(JSON.stringify(problem));
      else process.stderr.write(`${problem.detail}\n`);
      return 1;
    }
  },
};

async function importBranchList(given: Given, file: string, lang: 'zh' | 'en'): Promise<number> {
  const list = listFrom(given, file);
  const program = await openProgram({ log: () => {}, share: true });
  try {
    const asking: Asking = { ...systemAsking(program.house), lang };
    const preview = await previewList(asking, list);
    const confirmed = given.flags['confirm'] === true;
    const flagged = preview.counts.doubtful + preview.counts.refused + preview.counts.held;
    // Made before writing: afterwards the doubtful rows are known ones.
    const toReturn = flagged > 0 && (confirmed || given.flags['returned'] !== undefined) ? await returnList(asking, list) : undefined;
    const imported = confirmed ? await confirmList(asking, list, preview.token) : undefined;
    const copy = toReturn && keepCopy(given, toReturn);
    if (given.json) say(JSON.stringify({ ...preview, imported: imported ?? null, returned: copy ?? null }));
    else say(reportOf(preview, lang, { ...(imported && { imported }), ...(copy !== undefined && { returned: copy }) }));
    return 0;
  } finally {
    await program.close();
  }
}

function listFrom({ flags }: Given, file: string): BranchList {
  const path = resolve(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Error(`没有这个文件 · no such file: ${file}`);
  const chosen = ['region', 'coordinates', 'days', 'machines', 'duplicates', 'country'].flatMap((name) => (typeof flags[name] === 'string' ? [[name, flags[name]]] : []));
  const parsed = importOptions.safeParse({ ...Object.fromEntries(chosen), mapping: mappingFrom(flags['map']) });
  if (!parsed.success) throw new Error(`--${parsed.error.issues[0]?.path.join(' ') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}`);
  return { name: basename(path), bytes: readFileSync(path), options: parsed.data };
}

/** `--map name=网点+支行` */
function mappingFrom(given: unknown): Record<string, string[]> {
  const list = Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
  return Object.fromEntries(list.map((one) => {
    const [field = '', columns = ''] = one.split(/=(.*)/s);
    return [field, columns.split('+').filter((column) => column !== '')];
  }));
}

function keepCopy({ flags }: Given, copy: { name: string; bytes: Buffer }): string {
  const path = resolve(typeof flags['returned'] === 'string' ? flags['returned'] : copy.name);
  writeFileSync(path, copy.bytes);
  return path;
}

function langOf({ flags }: Given): 'zh' | 'en' {
  const wish = typeof flags['lang'] === 'string' ? flags['lang'] : (process.env['LC_ALL'] ?? process.env['LANG'] ?? 'zh');
  return /^en\b/i.test(wish.replace('_', '-')) ? 'en' : 'zh';
}
