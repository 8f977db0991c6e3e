import { Button } from 'antd';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
export type SeenHere = 'pass' | 'hot' | 'exposure';
const KIND = { pass: 'open', hot: 'act', exposure: 'act' } as const;

/** Without a line: what to do now, in letters read from two metres. What was seen is sealed already and gone from here. */
export function KeptVerdict({ seen, another }: { seen: SeenHere; another: () => void }) {
  return (
    <div className="after-door">
      <div className="verdict" data-kind={KIND[seen]} role="status">{seen === 'pass' ? w.verdictPass : seen === 'hot' ? w.keptHot : w.verdictExposure}</div>
      <p className="verdict-help">{seen === 'pass' ? w.keptPassHelp : w.keptAwayHelp}</p>
      <p><Button type="primary" size="large" onClick={another}>{w.another}</Button></p>
    </div>
  );
}
