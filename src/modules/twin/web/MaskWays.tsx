import { words } from '#ui/words.ts';
import { en } from './mask-words.en.ts';
import { zh } from './mask-words.zh.ts';
import { rounded } from './FiguresBeside.tsx';
import type { Way } from './MaskRulePage.tsx';

const w = words({ zh, en });
const COLUMNS = ['p90Wait', 'most', 'unmasked'] as const;

/** One bar for each way, its end blurred over the interval in which the mean surely lies; choosing one shows its day below. */
export function MaskWays({ ways, looked, look }: { ways: readonly Way[]; looked: Way['way']; look: (way: Way['way']) => void }) {
  const pairs = (one: Way) => one.figures.find((figure) => figure.name === 'pairHours')?.value ?? { mean: 0, half: 0 };
  const off = ways.find((one) => one.way === 'off');
  const base = off ? pairs(off).mean : 0;
  const most = Math.max(1, ...ways.map((one) => pairs(one).mean + pairs(one).half));
  return (
    <table className="mask-ways">
      <caption>{w.caption}</caption>
      <thead><tr><th scope="col">{w.way}</th><th scope="col">{w.pairHours}</th><th scope="col">{w.times}</th>{COLUMNS.map((name) => <th key={name} scope="col">{w.columns[name]}</th>)}</tr></thead>
      <tbody>
        {ways.map((one) => {
          const { mean, half } = pairs(one);
          return (
            <tr key={one.way} data-way={one.way} data-looked={one.way === looked ? '' : undefined}>
              <th scope="row"><button type="button" aria-pressed={one.way === looked} onClick={() => look(one.way)}>{w.ways[one.way]}</button></th>
              <td className="mask-bar">
                <span aria-hidden="true"><i style={{ width: `${(100 * Math.max(0, mean - half)) / most}%` }} /><i data-band="" style={{ width: `${(100 * Math.min(2 * half, mean + half)) / most}%` }} /></span>
                <b>{rounded(mean)}</b> ±{rounded(half)}
              </td>
              <td data-label={w.times}>{one.way === 'off' || base === 0 ? '' : w.timesOf((mean / base).toFixed(1))}</td>
              {COLUMNS.map((name) => <td key={name} data-label={w.columns[name]}>{rounded(one.figures.find((figure) => figure.name === name)?.value.mean ?? 0)}</td>)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
