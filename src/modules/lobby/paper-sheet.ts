import { escapedHtml } from '#kernel/html.ts';
import type { DoorQuestions } from './reads/door.ts';

const ROWS = 20;

/** 纸质登记表: what staff work with when the system or a phone is missing; entered later. One page, A4 across. */
export function paperSheet(door: DoorQuestions, date: string, lang: 'zh' | 'en'): string {
  const w = lang === 'zh' ? zh : en;
  const heads = [w.number, w.time, w.temperature, ...door.questions.map((one) => (lang === 'zh' ? one.zh : one.en)), w.phone, w.consent, w.errand, w.ticket, w.called, w.left];
  const row = (at: number) => `<tr><th scope="row">${at}</th>${'<td></td>'.repeat(heads.length - 1)}</tr>`;
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${w.title}</title><style>
@page { size: A4 landscape; margin: 10mm } body { font: 12px/1.5 "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #1f2933 } h1 { font-size: 20px; margin: 0 }
table { border-collapse: collapse; width: 100%; margin-top: 8px } th, td { border: 1px solid #55606b; padding: 2px 4px; font-weight: 400; text-align: left; vertical-align: top } tbody td, tbody th { height: 22px }
thead th { background: #f2ede4 } p { margin: 4px 0 }</style></head><body><main>
<h1>${escapedHtml(lang === 'zh' ? door.branchName : door.branchNameEn)} · ${w.title} · ${date}</h1>
<p>${w.limit} ${door.comparator === '>=' ? '≥' : '>'} ${door.limit.toFixed(1)} °C: ${w.abnormal}</p>
<p>${w.agree} ${escapedHtml(lang === 'zh' ? door.consent.zh : door.consent.en)} (${escapedHtml(door.consent.version)})</p>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escapedHtml(head)}</th>`).join('')}</tr></thead><tbody>${Array.from({ length: ROWS }, (_, at) => row(at + 1)).join('')}</tbody></table>
<p>${w.keep.replace('{days}', String(door.retentionDays))}</p></main></body></html>`;
}

const zh = {
  title: '纸质登记与叫号表', number: '序号', time: '时间', temperature: '体温', phone: '电话(可空)', consent: '同意(签名)', errand: '业务', ticket: '号码', called: '叫号', left: '离厅',
  limit: '体温', abnormal: '先请休息再测一次;仍异常,请到专属区域或隔离室,勿进大堂。', agree: '同意书:',
  keep: '按到达次序手工叫号。用完锁入抽屉,专人保管,{days}天后销毁。系统恢复后可补录。',
};
const en: typeof zh = {
  title: 'Paper register and queue', number: 'No.', time: 'Time', temperature: 'Temp.', phone: 'Phone (optional)', consent: 'Agreed (signed)', errand: 'Errand', ticket: 'Number', called: 'Called', left: 'Left',
  limit: 'Temperature', abnormal: 'rest and measure again; if still abnormal, dedicated area or isolation room, not the hall.', agree: 'Consent:',
  keep: 'Call by hand in order of arrival. Lock away after use, one keeper, destroy after {days} days. Enter later when the system is back.',
};
