import { Badge, Notice } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { Today } from './TodayPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** What needs a decision now, each with what one can do; or the calm sentence that nothing does. */
export function Decisions({ today }: { today: Today }) {
  const { decisions, opening } = today;
  if (decisions.length === 0) {
    return <div role="status"><Notice kind={opening.isOpen ? 'open' : 'info'} title={opening.isOpen ? w.nothing : w.nothingClosed}>{opening.isOpen && <p>{w.nothingHelp}</p>}</Notice></div>;
  }
  return (
    <section className="decisions" aria-label={w.decide}>
      <h2>{w.decide}</h2>
      <ul>
        {decisions.map((one) => (
          <li key={`${one.kind}-${Object.values(one.facts).join('-')}`} data-level={one.level}>
            <Badge kind={one.level}>{one.level === 'act' ? w.act : w.watch}</Badge>
            <p><b>{w.decisions[one.kind](one.facts)}</b> <span className="soft">{w.advice[one.kind]}</span></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
