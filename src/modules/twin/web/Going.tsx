import { Progress } from 'antd';
import { count } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** How far the simulation is, and when it is ready. */
export function Going({ done, of, reps }: Readonly<{ done: number; of: number; reps: number }>) {
  return (
    <div className="what-if-going" role="status">
      <Progress percent={Math.round((100 * done) / of)} showInfo={false} size="small" aria-label={w.running(count(done), count(of))} />
      <span>{done < of ? w.running(count(done), count(of)) : w.ready(count(reps))}</span>
    </div>
  );
}
