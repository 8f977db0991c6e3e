import { type ReactNode, useEffect } from 'react';
import { words } from '../words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** One page of a desk: a heading, perhaps what one can do, and the page. */
export function DeskPage({ title, below, actions, children, wide = false }: { title: string; below?: ReactNode; actions?: ReactNode; children: ReactNode; wide?: boolean }) {
  useEffect(() => { document.title = `${title} · ${w.bank}`; }, [title]);
  return (
    <section className="desk-page" data-wide={wide ? '' : undefined}>
      <header className="desk-page-head">
        <div><h1>{title}</h1>{below && <p className="below">{below}</p>}</div>
        {actions && <div className="desk-page-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
