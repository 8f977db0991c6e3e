import { MOST_LINES } from './poster-fit.ts';

/** The poster's look. The sheet is measured in --mm, so that A3 is A4 made larger by the square root of two; all on it in --u, which shrinks (`fit`) when there is much to say. */
export function posterStyle(size: 'a4' | 'a3', fit: number): string {
  return `@page { size: ${size.toUpperCase()} portrait; margin: 0 }
:root { --mm: ${size === 'a3' ? '1.4142mm' : '1mm'}; --u: calc(${fit} * var(--mm)); --ink: #1f2933; --soft: #55606b; --indigo: #2b4a8b; --pine: #2f6f5e; --paper: #faf7f2; --line: #d8cfc0; --amber: #875507 }
* { box-sizing: border-box }
body { margin: 0; background: #e9e3d8; color: var(--ink); font-family: 'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.tools { padding: 12px 16px; font-size: 15px; line-height: 1.6; text-align: center }
.tools p { margin: 0; color: #47515b }
.tools a { display: inline-block; padding: 10px 24px; color: var(--indigo); font-weight: 600 }
.tools a[aria-current] { border-radius: 999px; background: var(--indigo); color: #fff; text-decoration: none }
.sheet { display: flex; flex-direction: column; width: calc(210 * var(--mm)); min-height: calc(297 * var(--mm)); margin: 0 auto 24px; padding: calc(13 * var(--u)) calc(14 * var(--u)) calc(11 * var(--u)); background: #fff; font-size: calc(4 * var(--u)); line-height: 1.45 }
.sheet p, .sheet h1, .sheet h2, .sheet ul { margin: 0; padding: 0 }
[lang='en'] { font-size: .76em; font-weight: 400; color: var(--soft) }
.bank { display: flex; align-items: center; gap: calc(2.4 * var(--u)); color: var(--indigo); font-weight: 700; font-size: calc(5 * var(--u)) }
.bank svg { width: calc(10 * var(--u)); height: calc(10 * var(--u)) }
h1 { margin-top: calc(2.5 * var(--u)); font-size: calc(11 * var(--u)); line-height: 1.25; letter-spacing: .02em }
.sub { font-size: calc(5 * var(--u)); color: var(--soft) }
h2 { display: flex; align-items: baseline; gap: calc(2 * var(--u)); font-size: calc(5.6 * var(--u)) }
section { margin-top: calc(5 * var(--u)) }
.without { padding: calc(4 * var(--u)) calc(5 * var(--u)); border-radius: calc(3 * var(--u)); background: #e3efe9 }
.without h2 { color: #245648 }
.without [lang='en'] { color: #3d5149 }
.ways { display: flex; flex-wrap: wrap; gap: calc(2 * var(--u)) calc(8 * var(--u)); margin: calc(2 * var(--u)) 0 }
.way span { display: block; font-size: calc(3.2 * var(--u)) }
.way span [lang='en'] { display: inline }
.way strong { font-size: calc(5 * var(--u)); color: #245648 }
.way strong.number { font-size: calc(7.4 * var(--u)); line-height: 1.1 }
.way strong.link { font-size: calc(4 * var(--u)); overflow-wrap: anywhere }
.way strong [lang='en'] { margin-left: .5em }
.without ul { display: grid; grid-template-columns: 1fr 1fr; gap: 0 calc(6 * var(--u)); list-style: none; font-size: calc(3.5 * var(--u)) }
.without li { display: flex; gap: .5em; align-items: baseline; min-width: 0 }
.without li::before { content: '✓'; color: var(--pine); font-weight: 700 }
table { width: 100%; margin-top: calc(2 * var(--u)); border-collapse: collapse }
th, td { padding: calc(2.6 * var(--u)) calc(2 * var(--u)); border-bottom: calc(.3 * var(--u)) solid var(--line); text-align: center; vertical-align: middle }
thead th { padding: calc(1.6 * var(--u)); background: var(--indigo); color: #fff; font-size: calc(4.6 * var(--u)) }
thead th [lang='en'] { color: #dfe6f3 }
tbody th { width: 27%; text-align: left; font-size: calc(5 * var(--u)) }
tbody th [lang='en'] { display: block }
td { font-size: calc(6.6 * var(--u)); font-weight: 700; line-height: 1.25 }
td .time { display: block }
td .mode { font-size: calc(4 * var(--u)); color: var(--amber) }
td.no .mode { color: var(--soft); font-weight: 500 }
.zone { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 calc(4 * var(--u)); margin-top: calc(2.4 * var(--u)) !important; font-size: calc(4.6 * var(--u)) }
.zone span { font-weight: 600 } .zone span[lang='en'] { font-weight: 400 }
.small { margin-top: calc(1.4 * var(--u)) !important; font-size: calc(3.3 * var(--u)); color: var(--soft) }
.changes { padding: calc(3 * var(--u)) calc(5 * var(--u)); border-left: calc(1.6 * var(--u)) solid #b7791f; background: #fbf3e2 }
.changes ul { list-style: none } .changes li { margin-top: calc(1.4 * var(--u)) }
.changes li p { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: ${MOST_LINES} }
.changes li p[lang='en'] { font-size: calc(3.2 * var(--u)); color: #4c4636 }
.changes h2 [lang='en'] { color: #5b4b22 }
footer { display: flex; gap: calc(7 * var(--u)); align-items: center; margin-top: auto; padding-top: calc(5 * var(--u)) }
.qr { flex: none; width: calc(36 * var(--u)); height: calc(36 * var(--u)) } .qr svg { width: 100%; height: 100%; display: block }
.foot-words { min-width: 0; flex: 1 }
.scan { font-size: calc(4.8 * var(--u)); font-weight: 600 }
.scan [lang='en'] { display: block }
.emergency { margin-top: calc(2 * var(--u)) !important } .emergency strong { margin-left: .6em; font-size: calc(5.6 * var(--u)); color: #a82f18 }
.address { margin-top: calc(1.4 * var(--u)) !important; font-size: calc(3.4 * var(--u)); color: var(--soft); line-height: 1.35 }
.version { margin-top: calc(1.4 * var(--u)) !important; font-size: calc(3 * var(--u)); color: var(--soft) }
@media print { .tools { display: none } body { background: #fff } .sheet { margin: 0 } }`;
}
