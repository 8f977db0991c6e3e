import type { Imported } from './branch-list.ts';
import type { Preview } from './shown.ts';
import { flagged } from './table.ts';

const LINES_SHOWN = 30;

const WORDS = {
  zh: {
    rows: '行', taken: '可导入', doubtful: '其中待核对', refused: '退回', held: '重复待定', same: '重复行', known: '已有', machine: '机具', withHours: '有营业时间',
    columns: '认列', notes: '说明', questions: '需要决定', attention: '需要看的行', more: '另有 {count} 行，见返回文件', row: '第 {row} 行',
    region: '--region CODE  导入到哪个区域', coordinates: '--coordinates wgs84|gcj02|bd09  坐标是哪一种（可不选）', days: '--days daily|weekdays  没有写星期几的营业时间（可不选）',
    preview: '以上是预览，没有写入。确认无误后加 --confirm。', written: '已写入 {count} 个网点，其中 {hours} 个有营业时间。', again: '这份名单已经导入过，没有任何改动。', returned: '需要更正的行在 {path}',
  },
  en: {
    rows: 'rows', taken: 'to import', doubtful: 'of them doubtful', refused: 'refused', held: 'duplicates to decide', same: 'repeated', known: 'already there', machine: 'machines', withHours: 'with hours',
    columns: 'Columns', notes: 'Notes', questions: 'To decide', attention: 'Rows to look at', more: '{count} more rows, see the returned file', row: 'row {row}',
    region: '--region CODE  the region to import into', coordinates: '--coordinates wgs84|gcj02|bd09  what the coordinates are (may stay open)', days: '--days daily|weekdays  hours without a day (may stay open)',
    preview: 'This is a preview; nothing was written. Add --confirm to write.', written: '{count} branches written, {hours} of them with opening hours.', again: 'This list was imported before; nothing was changed.', returned: 'Rows to correct: {path}',
  },
} as const;

/** A preview, and what came of it, for a person at a terminal. */
export function reportOf(preview: Preview, lang: 'zh' | 'en', more: { imported?: Imported; returned?: string } = {}): string {
  const words = WORDS[lang];
  const { counts } = preview;
  const attention = preview.rows.filter((row) => flagged(row.standing));
  const figures = (['taken', 'doubtful', 'refused', 'held', 'same', 'known', 'machine', 'withHours'] as const).filter((name) => name === 'taken' || counts[name] > 0).map((name) => `${words[name]} ${counts[name]}`);
  const lines = [
    `${preview.file.name}  ${preview.file.format}  ${counts.rows} ${words.rows}`,
    `  ${figures.join(' · ')}`,
    '', words.columns, ...preview.columns.map((one) => `  ${one.field} ← ${one.columns.join(' + ')}`),
    ...section(words.notes, preview.notes.map((one) => one.sentence)),
    ...section(words.questions, preview.questions.map((one) => words[one])),
    ...section(words.attention, attention.slice(0, LINES_SHOWN).map((row) => `${words.row.replace('{row}', String(row.row))} ${row.name}: ${row.reasons.map((one) => one.sentence).join(lang === 'zh' ? '；' : '; ')}`)),
    ...(attention.length > LINES_SHOWN ? [`  ${words.more.replace('{count}', String(attention.length - LINES_SHOWN))}`] : []),
    '',
    outcome(more.imported, words),
    ...(more.returned === undefined ? [] : [words.returned.replace('{path}', more.returned)]),
  ];
  return lines.join('\n');
}

function outcome(imported: Imported | undefined, words: (typeof WORDS)['zh' | 'en']): string {
  if (!imported) return words.preview;
  if (imported.again) return words.again;
  return words.written.replace('{count}', String(imported.written)).replace('{hours}', String(imported.withHours));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
