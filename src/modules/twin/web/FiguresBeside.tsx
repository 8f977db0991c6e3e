import { count } from '#ui/format.ts';
import { FiguresTable } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { WhatIf } from './WhatIfPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** Every figure a day, as it is and as it would be, with the paired difference on the same people. */
export function FiguresBeside({ found }: { found: WhatIf }) {
  const isChanged = found.figures.some((one) => one.changed !== null);
  return (
    <section className="what-if-figures">
      <h2>{w.figures}</h2>
      <FiguresTable label={w.figures} table={{
        columns: [w.figure, w.today, ...(isChanged ? [w.changed, w.difference] : [])],
        rows: found.figures.map(({ name, today, changed, difference }) => [
          `${w.names[name]}${w.nameUnits[name] ? ` (${w.nameUnits[name]})` : ''}`, withHalf(today), ...(changed && difference ? [withHalf(changed), differenceOf(difference)] : []),
        ]),
      }} />
    </section>
  );
}

function withHalf({ mean, half }: Estimate): string {
  return `${rounded(mean)} ±${rounded(half)}`;
}

/** As many digits as somebody can use. */
export function rounded(value: number): string {
  return count(value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
}

/** '+3.2 ±1', '−3.2 ±1' with a true minus; no difference is said in words. */
export function differenceOf({ mean, half }: Estimate): string {
  if (Math.abs(mean) < 0.05 && half < 0.05) return w.same;
  return `${mean < 0 ? '−' : '+'}${rounded(Math.abs(mean))} ±${rounded(half)}`;
}

type Estimate = Readonly<{ mean: number; half: number }>;
