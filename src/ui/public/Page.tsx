import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../words.ts';
import { Mark } from './Mark.tsx';
import { LanguageSwitch, LargeTypeSwitch } from './Switches.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type PageProps = {
  /** Said in the window's title and, unless a Question says it, as the heading. */
  title: string;
  /** Small words above the heading: the branch, the step. */
  above?: string;
  heading?: boolean;
  back?: string | (() => void);
  home?: string;
  children?: ComponentChildren;
};

/** One page of the customer's phone: mark, switches, back link, one heading, one thing to do. */
export function Page({ title, above, heading = true, back, home = '/', children }: PageProps) {
  useEffect(() => { document.title = `${title} · ${w.bank}`; }, [title]);
  return (
    <div class="page">
      <a class="skip" href="#content">{w.skip}</a>
      <header class="page-head">
        <a class="page-mark" href={home}><Mark /><span>{w.bank}</span></a>
        <nav class="switches" aria-label={w.switches}><LanguageSwitch /><LargeTypeSwitch /></nav>
      </header>
      <main id="content" class="page-body" tabIndex={-1}>
        {back !== undefined && <BackLink to={back} />}
        {above && <p class="above">{above}</p>}
        {heading && <h1>{title}</h1>}
        {children}
      </main>
    </div>
  );
}

/** Back one question: an address, or a step inside the page. */
export function BackLink({ to, children }: { to: string | (() => void); children?: ComponentChildren }) {
  const text = children ?? w.back;
  return typeof to === 'string'
    ? <a class="back" href={to}>{text}</a>
    : <button type="button" class="back" onClick={to}>{text}</button>;
}
