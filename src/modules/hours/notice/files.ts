import type { Raw } from '#platform/serve.ts';
import { NETWORK } from '#kernel/id.ts';
import type { Asking } from '#platform/house.ts';
import { etagOf } from '../feed.ts';
import { revalidated } from '../public-files.ts';
import { factsOf, noticeAsk } from '../reads/notice.ts';
import { calendarOf } from './calendar.ts';
import { pdfOf, pngOf, svgOf, type Drawing } from './drawing.ts';
import { posterOf } from './poster.ts';
import type { NoticeFacts } from './shape.ts';

type Serve = Raw['run'];

// A drawing is made once for the same facts: all forms, and whoever asks again, are given that one.
const drawings = new Map<string, Promise<Drawing>>();
const MOST_KEPT = 200;
/** Points of an A4 page are pixels at 72 to the inch; a picture is sharp enough to print. */
const PIXELS = { a4: 1240, a3: 1754 } as const;
const ENLARGED = { a4: 1, a3: Math.SQRT2 } as const;

async function asked(asking: Asking, input: Record<string, unknown>): Promise<{ facts: NoticeFacts; size: 'a4' | 'a3'; drawing: Promise<Drawing>; key: string }> {
  const { branch, version } = noticeAsk.parse(input);
  const facts = await asking.house.db.look({ branch: NETWORK, branches: 'all' }, (tx) => factsOf(tx, asking, branch, version));
  const key = etagOf(JSON.stringify(facts));
  const drawing = drawings.get(key) ?? posterOf(facts);
  if (drawings.size >= MOST_KEPT) drawings.clear();
  drawings.set(key, drawing);
  drawing.catch(() => drawings.delete(key));
  return { facts, size: input['size'] === 'a3' ? 'a3' : 'a4', drawing, key };
}

const etag = (key: string, form: string): string => `${key.slice(0, -1)}-${form}"`;

export const noticeSvg: Serve = async ({ asking, input, reply }) => {
  const { drawing, key } = await asked(asking, input);
  return revalidated(reply, { etag: etag(key, 'svg'), text: svgOf(await drawing), media: 'image/svg+xml' });
};

export const noticePdf: Serve = async ({ asking, input, reply }) => {
  const { facts, drawing, size, key } = await asked(asking, input);
  reply.header('content-disposition', `inline; filename="notice-${facts.branch.code}-${facts.version}-${size}.pdf"`);
  return revalidated(reply, { etag: etag(key, `pdf-${size}`), text: await pdfOf(await drawing, ENLARGED[size], new Date(`${facts.publishedOn}T00:00:00Z`)), media: 'application/pdf' });
};

export const noticePng: Serve = async ({ asking, input, reply }) => {
  const { drawing, size, key } = await asked(asking, input);
  return revalidated(reply, { etag: etag(key, `png-${size}`), text: pngOf(await drawing, PIXELS[size]), media: 'image/png' });
};

export const noticeCalendar: Serve = async ({ asking, input, reply }) => {
  const { facts, key } = await asked(asking, { branch: input['branch'] });
  const lang = input['lang'] === 'en' ? 'en' : 'zh';
  return revalidated(reply, { etag: etag(key, `ics-${lang}`), text: calendarOf(facts, lang, new Date(`${facts.publishedOn}T00:00:00Z`)), media: 'text/calendar; charset=utf-8' });
};
