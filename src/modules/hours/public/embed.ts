import type { Feed } from '../feed-shape.ts';
import { doorAt, sessionsText, wallNow, type DoorState } from '../wall.ts';
import { en } from './embed-words.en.ts';
import { zh } from './embed-words.zh.ts';

/**
 * `<script async src="https://…/embed/hours.js?branch=CODE&lang=zh"></script>` on any page of the bank shows the branch's hours there.
 * It draws into a shadow root, so that the page's styles and these leave each other alone; it sets no cookie and sends none.
 */
const own = document.currentScript;
if (own instanceof HTMLScriptElement) void show(own, new URL(own.src));

async function show(script: HTMLScriptElement, from: URL): Promise<void> {
  const code = from.searchParams.get('branch') ?? '';
  const asked = from.searchParams.get('lang') ?? document.documentElement.lang;
  const lang = /^en/i.test(asked) ? 'en' : 'zh';
  const place = document.createElement('div');
  place.setAttribute('data-kaimen-hours', code);
  place.lang = lang === 'zh' ? 'zh-CN' : 'en';
  script.after(place);
  const root = place.attachShadow({ mode: 'open' });
  try {
    const answer = await fetch(`${from.origin}/api/public/branches/${encodeURIComponent(code)}/hours`, { credentials: 'omit' });
    if (!answer.ok) throw new Error(String(answer.status));
    const feed = (await answer.json()) as Feed; // the same server's contract
    const now = new Date(answer.headers.get('kaimen-now') ?? Date.now());
    root.append(style(), ...drawn(feed, now, from.origin, lang));
  } catch {
    root.append(style(), element('p', '', (lang === 'zh' ? zh : en).away));
  }
}

function drawn(feed: Feed, now: Date, origin: string, lang: 'zh' | 'en'): HTMLElement[] {
  const w = lang === 'zh' ? zh : en;
  const { branch, withoutComing: ways } = feed;
  const wall = wallNow(now, branch.timeZone);
  const door = doorAt(feed.days, wall.date, wall.clock);
  const today = feed.days.find((day) => day.date === wall.date);
  const page = `${origin}/b/${encodeURIComponent(branch.code)}`;
  const box = element('section', 'box');
  const name = element('h2', '', lang === 'zh' ? branch.name : branch.nameEn);
  const state = element('p', door.state === 'open' ? 'state open' : 'state', doorText(door, wall.date, lang));
  const without = element('p', 'without', `${w.without}: ${[ways.phone && `${w.phone} ${ways.phone}`, ways.app[lang]].filter(Boolean).join(' · ')}`);
  box.append(name, state, without);
  if (today) {
    const list = element('dl', '');
    for (const group of ['personal', 'corporate'] as const) {
      list.append(element('dt', '', `${w.today} · ${w[group]}`), element('dd', '', today[group].length > 0 ? sessionsText(today[group], lang) : w.closed));
    }
    box.append(list);
  }
  for (const change of feed.changes.slice(0, 2)) box.append(element('p', 'change', `${change.from.slice(5)}${change.to === change.from ? '' : ` → ${change.to?.slice(5) ?? '…'}`}  ${change.reason[lang]}`));
  const links = element('p', 'links');
  links.append(link(`${page}/book`, w.book), link(page, w.more), element('small', '', w.version.replace('{version}', String(feed.version))));
  box.append(links);
  return [box];
}

function doorText(door: DoorState, today: string, lang: 'zh' | 'en'): string {
  const w = lang === 'zh' ? zh : en;
  switch (door.state) {
    case 'open':
      return (door.mode === 'appointment_only' ? w.byAppointment : w.openUntil).replace('{until}', door.until);
    case 'opens':
      if (door.awaitsGate) return w.checking;
      return door.on === today ? w.opensToday.replace('{opens}', door.opens) : w.opensOn.replace('{day}', dayText(door.on, lang)).replace('{opens}', door.opens);
    case 'shut':
      return w.shut;
    default:
      return door satisfies never;
  }
}

function dayText(day: string, lang: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { month: lang === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function link(href: string, text: string): HTMLElement {
  const made = element('a', '', text);
  made.setAttribute('href', href);
  return made;
}

function style(): HTMLElement {
  return element('style', '', `:host{display:block;font:16px/1.6 system-ui,'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif;color:#1f2933}
.box{padding:16px;border:1px solid #e2dbcf;border-radius:10px;background:#fffefb;max-width:480px}
h2{margin:0;font-size:1.1em}p{margin:6px 0}.state{font-weight:700;color:#55606b}.state.open{color:#245648}.state.open::before{content:'● '}
.state:not(.open)::before{content:'○ '}.without{background:#e3efe9;padding:6px 10px;border-radius:6px}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin:8px 0}dt{color:#55606b}dd{margin:0;font-weight:600}
.change{border-left:4px solid #b7791f;padding-left:8px}.links{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline}a{color:#2b4a8b;padding:8px 0}small{color:#55606b}`);
}
