import { spansOf, type Opening } from '#modules/hours/index.ts';

/** Minutes since the session that runs now began, for whomever it serves; undefined while nobody is served. */
export function openForMinutes(opening: Opening, now: Date): number | undefined {
  const running = spansOf(opening, [...opening.personal, ...opening.corporate]).filter((span) => span.from <= now && now < span.to);
  const began = running.map((span) => span.from.getTime()).sort((a, b) => a - b)[0];
  return began === undefined ? undefined : Math.floor((now.getTime() - began) / 60_000);
}
