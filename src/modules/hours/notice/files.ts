import type { Raw } from '#platform/serve.ts';
import { NETWORK } from '#kernel/id.ts';
import { etagOf } from '../feed.ts';
import { revalidated } from '../public-files.ts';
import { factsOf, noticeAsk } from '../reads/notice.ts';
import { calendarOf } from './calendar.ts';
import { pdfOf, pngOf, svgOf } from './drawing.ts';
import { posterOf } from './poster.ts';
import type { NoticeFacts } from './shape.ts';

type Serve = Raw['run'];

// A file is made once for the same facts, whoever asks again is given that one.
const files = new Map<string, Promise<string | Buffer>>();
const MOST_KEPT = 60;
/** Points of an A4 page are pixels at 72 to the inch; a picture is sharp enough to print. */
const PIXELS = { a4: 1240, a3: 1754 } as const;
const ENLARGED = { a4: 1, a3: Math.SQRT2 } as const;

type Asked = Readonly<{ facts: NoticeFacts; size: 'a4' | 'a3'; lang: 'zh' | 'en'; published: Date }>;

/** One form of a notice: what it is called, and how the facts become it. */
function served(media: string, form: (asked: Asked) => string, make: (asked: Asked) => Promise<string | Buffer>): Serve {
  return async ({ asking, input, reply }) => {
    const { branch, version } = noticeAsk.parse(input);
    const facts = await asking.house.db.look({ branch: NETWORK, branches: 'all' }, (tx) => factsOf(tx, asking, branch, version));
    const asked: Asked = { facts, size: input['size'] === 'a3' ? 'a3' : 'a4', lang: input['lang'] === 'en' ? 'en' : 'zh', published: new Date(`${facts.publishedOn}T00:00:00Z`) };
    const etag = etagOf(`${form(asked)} ${JSON.stringify(facts)}`);
    const file = files.get(etag) ?? make(asked);
    if (files.size >= MOST_KEPT) files.clear();
    files.set(etag, file);
    file.catch(() => files.delete(etag));
    reply.header('content-disposition', `inline; filename="notice-${facts.branch.code}-${facts.version}.${form(asked).split(' ')[0]}"`);
    return revalidated(reply, { etag, text: await file, media });
  };
}

export const noticeSvg = served('image/svg+xml', () => 'svg', async ({ facts }) => svgOf(await posterOf(facts)));
export const noticePdf = served('application/pdf', ({ size }) => `pdf ${size}`, async ({ facts, size, published }) => pdfOf(await posterOf(facts), ENLARGED[size], published));
export const noticePng = served('image/png', ({ size }) => `png ${size}`, async ({ facts, size }) => pngOf(await posterOf(facts), PIXELS[size]));
export const noticeCalendar = served('text/calendar; charset=utf-8', ({ lang }) => `ics ${lang}`, async ({ facts, lang, published }) => calendarOf(facts, lang, published));
