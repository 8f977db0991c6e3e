import type { House } from '#platform/house.ts';
import { BANK } from './bank.ts';
import { DESKS } from './desks.ts';
import { startLivingDay, type LivingDay } from './living-day.ts';
import { planNextWeek } from './next-week.ts';
import { screenLinks } from './device-tokens.ts';
import { seedSample } from './seed.ts';
import { openSampleStrip } from './sample-strip.ts';
import { SAMPLE_PASSWORD } from './staff.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type OpenSample = Readonly<{ stop: () => Promise<void>; introduce: (origin: string) => void }>;

/** The sample bank of `npm start`: filled when the database is new, living unless told to stand still. */
export async function openSample(house: House, { say, still }: { say: (line: string) => void; still: boolean }): Promise<OpenSample> {
  const started = Date.now();
  if (await seedSample(house, { progress: say })) {
    await planNextWeek(house);
    say(`  ${BANK.name} · ${BANK.nameEn}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const strip = await openSampleStrip(house);
  const living: LivingDay | undefined = still ? undefined : await startLivingDay(house);
  return {
    stop: async () => {
      await living?.stop();
      await strip.stop();
    },
    introduce: (origin) => say(tableOf(house, origin)),
  };
}

/** One address per desk, with who signs in: the first thing that a new user reads. */
function tableOf(house: House, origin: string): string {
  const rows = [
    ...DESKS.map(({ desk, path, login }) => [`${zh[desk]} · ${en[desk]}`, `${origin}${path}`, login ?? '–'] as const),
    ...screenLinks(house.home).map(({ desk, path }) => [`${zh[desk]} · ${en[desk]}`, `${origin}${path}`, '–'] as const),
  ];
  const widest = Math.max(...rows.map(([name]) => widthOf(name)));
  return [
    '', `${BANK.name} · ${BANK.nameEn} (${zh.title} · ${en.title})`, '',
    ...rows.map(([name, address, login]) => `  ${name}${' '.repeat(widest - widthOf(name))}  ${login.padEnd(14)}  ${address}`), '',
    `  ${zh.password} · ${en.password}: ${SAMPLE_PASSWORD}`, `  ${zh.speed} · ${en.speed}: ${origin}/sample`, '',
  ].join('\n');
}

/** Columns on a terminal: a Chinese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}
