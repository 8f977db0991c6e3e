import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { systemAsking } from '#platform/jobs.ts';
import type { Asking } from '#platform/house.ts';
import { importCases, previewCases, returnCases } from '#modules/risk/index.ts';
import { say, type Given } from './command.ts';
import { openProgram } from './program.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Without --confirm it shows what would be; with it, all rows that can be taken go in, or none. */
export async function importCaseCounts(given: Given, file: string, lang: 'zh' | 'en'): Promise<number> {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`没有这个文件 · no such file: ${file}`);
  const list = { name: basename(path).replace(/\.xz$/, ''), content: bytesOf(path).toString('base64') };
  const program = await openProgram({ log: () => {}, share: true });
  try {
    const asking: Asking = { ...systemAsking(program.house), lang };
    const preview = await previewCases(asking, list);
    const returned = typeof given.flags['returned'] === 'string' && preview.aside.length > 0 ? await returnCases(asking, list) : undefined;
    if (returned) writeFileSync(resolve(String(given.flags['returned'])), Buffer.from(returned.content, 'base64'));
    const imported = given.flags['confirm'] === true ? await importCases(asking, { ...list, token: preview.token }) : undefined;
    if (given.json) say(JSON.stringify({ ...preview, imported: imported ?? null }));
    else say(reportOf(preview, imported !== undefined, lang));
    return 0;
  } finally {
    await program.close();
  }
}

function bytesOf(path: string): Buffer {
  if (!path.endsWith('.xz')) return readFileSync(path);
  try {
    return execFileSync('xz', ['-dc', path], { maxBuffer: MOST_BYTES });
  } catch {
    throw new Error(`${path} 需要 xz 程序才能展开 · could not be unpacked: this needs the program xz`);
  }
}

function reportOf(preview: Awaited<ReturnType<typeof previewCases>>, done: boolean, lang: 'zh' | 'en'): string {
  const missing = preview.byArea.reduce((sum, area) => sum + area.missing, 0);
  const falls = preview.byArea.reduce((sum, area) => sum + area.falls, 0);
  const lines = lang === 'zh'
    ? [
      `${preview.name}：${preview.areas} 个地区，${preview.from ?? '–'} 至 ${preview.to ?? '–'}，可导入 ${preview.rows} 行（新的 ${preview.added}，改动 ${preview.changed}，已有 ${preview.same}），全国合计 ${preview.country} 行不取`,
      `其间缺少 ${missing} 天（记为无数据），累计下降 ${falls} 次`, ...preview.aside.map((one) => `放在一边 ${one.count} 行：${one.sentence}`), done ? '已导入。' : '还没有写入。加 --confirm 导入。',
    ]
    : [
      `${preview.name}: ${preview.areas} areas, ${preview.from ?? '–'} to ${preview.to ?? '–'}, ${preview.rows} rows can be taken (${preview.added} new, ${preview.changed} changed, ${preview.same} known); ${preview.country} rows of the whole country left out`,
      `${missing} days between are missing (no data), totals fell ${falls} times`, ...preview.aside.map((one) => `${one.count} rows set aside: ${one.sentence}`), done ? 'Imported.' : 'Nothing written yet. Add --confirm to import.',
    ];
  return lines.join('\n');
}
