/**
 * The words in which people write opening hours, turned into the few tokens of the grammar in hours-rules.ts.
 * What is left over becomes a `word` token, and a `word` makes the text doubtful: nothing is skipped, nothing guessed.
 */
export type Token =
  | Readonly<{ kind: 'day'; day: number }>
  | Readonly<{ kind: 'time'; minutes: number }>
  | Readonly<{ kind: 'remark'; text: string }>
  | Readonly<{ kind: 'word'; text: string }>
  | Readonly<{ kind: 'holiday' | 'off' | 'open' | 'always' | '-' | ',' | ';' | '||' }>;

/** `osm` is the opening_hours syntax of OpenStreetMap; `plain` is what people type in a spreadsheet. */
export type Flavour = 'osm' | 'plain';

export function tokensOf(text: string, flavour: Flavour): Token[] {
  let rest = flavour === 'plain' ? inFewWords(text) : text.normalize('NFKC').trim();
  const tokens: Token[] = [];
  while (rest.length > 0) {
    const [length, token] = nextToken(rest, flavour);
    if (token) tokens.push(token);
    rest = rest.slice(length);
  }
  return tokens;
}

const DASH = /^\s*(?:-|–|—|−|‐|‑|‒|~|→)\s*/;
const DAY = /^(?:mo(?:n(?:days?)?|ntags?)?|tu(?:e(?:s(?:days?)?)?)?|we(?:d(?:nesdays?)?)?|th(?:u(?:r(?:s(?:days?)?)?)?)?|fr(?:i(?:days?)?)?|sa(?:t(?:urdays?)?)?|su(?:n(?:days?)?)?)\b\.?/i;
const OSM_DAY = /^(?:mo|tu|we|th|fr|sa|su)(?![a-z])/i;
const GERMAN_DAY = /^(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|di|mi|do|so)(?![a-zäöü])\.?/i;
const GERMAN_DAYS: Readonly<Record<string, number>> = { mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7 };
const DAYS: Readonly<Record<string, number>> = { mo: 1, tu: 2, we: 3, th: 4, fr: 5, sa: 6, su: 7 };
const HOLIDAY = /^(?:ph(?![a-z])|(?:public|bank)\s+holidays?\b|feiertage?s?\b)/i;
const OFF = /^(?:off|closed|geschlossen|nil)(?![a-z])/i;
const OPEN = /^open(?![a-z])/i;
const ALWAYS = /^(?:24\s*\/\s*7)(?!\d)/;
const TIME = /^(\d{1,2}):(\d{2})(?![\d?])/;

function nextToken(rest: string, flavour: Flavour): [number, Token | undefined] {
  let found = /^[^\S\n]+/.exec(rest);
  if (found) return [found[0].length, undefined];
  found = /^\s*(?:\n\s*)+/.exec(rest);
  if (found) return [found[0].length, { kind: ';' }];
  if ((found = ALWAYS.exec(rest))) return [found[0].length, { kind: 'always' }];
  if ((found = TIME.exec(rest))) {
    const minutes = Number(found[1]) * 60 + Number(found[2]);
    const sound = Number(found[2]) < 60 && minutes <= 48 * 60;
    return [found[0].length, sound ? { kind: 'time', minutes } : { kind: 'word', text: found[0] }];
  }
  if ((found = /^\|\|/.exec(rest))) return [2, { kind: '||' }];
  if ((found = DASH.exec(rest))) return [found[0].length, { kind: '-' }];
  if ((found = /^"([^"]*)"/.exec(rest))) return [found[0].length, { kind: 'remark', text: found[1] ?? '' }];
  if (/^[;,]/.test(rest)) return [1, { kind: rest.startsWith(';') ? ';' : ',' }];
  if ((found = (flavour === 'osm' ? OSM_DAY : DAY).exec(rest))) return [found[0].length, { kind: 'day', day: DAYS[found[0].slice(0, 2).toLowerCase()] ?? 0 }];
  if (flavour === 'plain' && (found = GERMAN_DAY.exec(rest))) return [found[0].length, { kind: 'day', day: germanDay(found[0]) }];
  if ((found = HOLIDAY.exec(rest))) return [found[0].length, { kind: 'holiday' }];
  if ((found = OFF.exec(rest))) return [found[0].length, { kind: 'off' }];
  if ((found = OPEN.exec(rest))) return [found[0].length, { kind: 'open' }];
  found = /^(?:[\p{L}\p{N}.+[\]'’&]+|[^])/u.exec(rest);
  return [found?.[0].length ?? 1, { kind: 'word', text: found?.[0] ?? rest.slice(0, 1) }];
}

function germanDay(word: string): number {
  return GERMAN_DAYS[word.slice(0, 2).toLowerCase()] ?? 0;
}

const CHINESE_DAYS: Readonly<Record<string, string>> = { 一: 'Mo', 二: 'Tu', 三: 'We', 四: 'Th', 五: 'Fr', 六: 'Sa', 日: 'Su', 天: 'Su' };
const WEEK = '(?:星期|周|週|礼拜|禮拜)';
const TO = '(?:-|–|—|−|~|至|到)';

/** Chinese, English and German ways of saying a thing, each turned into the one form the grammar reads. */
function inFewWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(new RegExp(`${WEEK}([一二三四五六日天])\\s*${TO}\\s*${WEEK}?([一二三四五六日天])`, 'g'), (_, from: string, to: string) => ` ${chineseDay(from)}-${chineseDay(to)} `)
    .replace(new RegExp(`${WEEK}([一二三四五六日天](?:[、,]?\\s*${WEEK}?[一二三四五六日天])*)`, 'g'), (_, days: string) =>
      ` ${[...days].flatMap((day) => chineseDay(day) || []).join(',')} `)
    .replace(/周末|週末|weekends?\b/gi, ' Sa-Su ')
    .replace(/每[天日]|全周|全年无休|\bdaily\b|\bevery\s*day\b|\bt[äa]glich\b/gi, ' Mo-Su ')
    .replace(/(?:法定)?(?:节假日|節假日|公众假期|公眾假期)/g, ' PH ')
    .replace(/(?:不营业|不營業|休息|停业|停業)/g, ' off ')
    .replace(/^[^]*$/, inTwentyFourHours)
    .replace(/24\s*-?\s*(?:hours?|小时|小時)(?:\s*a day)?(?:营业|營業)?/gi, ' 24/7 ')
    .replace(/(\d{1,2}:\d{2})\s*(?:Uhr|hrs?|h)\b/gi, '$1')
    .replace(/\s+(?:to|bis|until|till)\s+|(?:至|到)/gi, ' - ')
    .replace(/(\d)\s*(?:to|bis)\s*(\d)/gi, '$1-$2')
    .replace(/\s+(?:and|und)\s+|[、和及&]/gi, ' , ')
    .replace(/[。;；]/g, ';')
    .replace(/([a-z.])\s*:\s*(?=\d|$)/gim, '$1 ')
    .replace(/^\s*(?:营业时间|營業時間|服务时间|服務時間|office hours|opening hours|öffnungszeiten)\s*:?\s*/i, '')
    .trim();
}

function chineseDay(character: string): string {
  return CHINESE_DAYS[character] ?? '';
}

const SPOKEN = /(上午|早上|凌晨|中午|下午|晚上)?\s*(?<!\d)(\d{1,2})\s*(?:[:.]\s*(\d{2})(?!\d)|[点點时時](?:\s*(\d{1,2})\s*分?|(半)|整)?)?\s*([ap]\.?m\.?(?![a-z]))?/gi;
const JOINS = /^\s*(?:-|–|—|−|~|至|到|to|bis|until|till)\s*$/i;

/**
 * Every time in the text on the 24-hour clock. Where morning and afternoon are named, a time without a name takes it from the
 * start of its own span (下午1:30-5:00) or stays unreadable: "9:00-5:00 pm" does not say what 9:00 is.
 */
function inTwentyFourHours(text: string): string {
  const times = [...text.matchAll(SPOKEN)].filter(([whole, part, , minutes, spoken, half, noon]) =>
    part !== undefined || minutes !== undefined || spoken !== undefined || half !== undefined || noon !== undefined || /[点點时時]/.test(whole));
  const named = times.some(([, part, , , , , noon]) => part !== undefined || noon !== undefined);
  let done = '';
  let at = 0;
  let before: { afternoon: boolean; hours: number } | undefined;
  for (const time of times) {
    const [whole, part, hour, minutes, spoken, half, noon] = time;
    const between = text.slice(at, time.index);
    const named12 = noon !== undefined || part !== undefined;
    const opening = JOINS.test(between) ? before : undefined;
    const afternoon = named12 ? /^p/i.test(noon ?? '') || /下午|晚上/.test(part ?? '') || (part === '中午' && Number(hour) < 11) : (opening?.afternoon ?? false);
    const hours = hoursOf(Number(hour), afternoon, noon !== undefined);
    const unclear = named && !named12 && Number(hour) <= 12 && (opening === undefined || hours <= opening.hours);
    const clock = `${hours}:${minutes ?? (half === undefined ? (spoken ?? '0').padStart(2, '0') : '30')}`;
    done += `${between} ${unclear || (noon !== undefined && Number(hour) > 12) ? `${whole.trim()}?` : clock}`;
    at = time.index + whole.length;
    before = { afternoon, hours };
  }
  return done + text.slice(at);
}

function hoursOf(hour: number, afternoon: boolean, twelveBased: boolean): number {
  if (twelveBased) return (hour % 12) + (afternoon ? 12 : 0);
  return afternoon && hour < 12 ? hour + 12 : hour;
}
