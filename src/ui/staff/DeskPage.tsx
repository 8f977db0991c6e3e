import { type ReactNode, useEffect } from 'react';
import { words } from '../words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type DeskPageProps = {
  title: string;
  below?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
  /** `quiet`: the heading is read out and not shown, where every line of a small tablet counts. */
  quiet?: boolean;
};

/** One page of a desk: a heading, perhaps what one can do, and the page. */
export function DeskPage({ title, below, actions, children, wide = false, quiet = false }: DeskPageProps) {
  useEffect(() => { document.title = `${title} · ${w.bank}`; }, [title]);
  return (
    <section className="desk-page" data-wide={wide ? '' : undefined} data-quiet={quiet ? '' : undefined}>
      <header className={quiet ? 'unseen' : 'desk-page-head'}>
        <div><h1>{title}</h1>{below && <p className="below">{below}</p>}</div>
        {actions && <div className="desk-page-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
