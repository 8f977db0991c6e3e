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
          `${w.names[name]}${w.nameUnits[name] ? ` (${w.nameUnits[name]})` : ''}`, withHalf(today), ...(changed && difference ? [withHalf(changed), `${signed(difference.mean)} ±${tenth(difference.half)}`] : []),
        ]),
      }} />
    </section>
  );
}

function withHalf({ mean, half }: { mean: number; half: number }): string {
  return `${tenth(mean)} ±${tenth(half)}`;
}

function tenth(value: number): string {
  return count(Math.round(value * 10) / 10);
}

/** '+3.2', '−3.2': with a true minus. */
export function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded < 0 ? `−${count(-rounded)}` : `+${count(rounded)}`;
}
