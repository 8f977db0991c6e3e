import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { Mark } from './Mark.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type QuestionProps = {
  title: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** The name of the first field, so that the error summary can bring the person there. */
  id?: string;
  /** A page asks one question: its legend is the page's heading, unless it stands among others. */
  small?: boolean;
  children: ComponentChildren;
};

/** One question: a fieldset whose legend is the heading. */
export function Question({ title, hint, error, id, small = false, children }: QuestionProps) {
  const own = useId();
  const hintId = `${own}-hint`;
  const errorId = `${own}-error`;
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <fieldset class="question" id={id} aria-describedby={described || undefined} data-wrong={error ? '' : undefined}>
      <legend>{small ? <h2>{title}</h2> : <h1>{title}</h1>}</legend>
      {hint && <div class="hint" id={hintId}>{hint}</div>}
      {error && <p class="wrong" id={errorId}>{error}</p>}
      {children}
    </fieldset>
  );
}

export type Choice = { value: string; label: ComponentChildren; note?: ComponentChildren; aside?: ComponentChildren; disabled?: boolean };
type RadioListProps = { name: string; choices: readonly Choice[]; value: string | undefined; onChoose: (value: string) => void; columns?: 1 | 2 | 3 };

/** Native radio buttons as whole tappable rows: the arrow keys, screen readers and old phones all know them. */
export function RadioList({ name, choices, value, onChoose, columns = 1 }: RadioListProps) {
  return (
    <div class="choices" data-columns={columns}>
      {choices.map((choice) => (
        <label class="choice" key={choice.value} data-off={choice.disabled ? '' : undefined}>
          <input type="radio" name={name} value={choice.value} checked={value === choice.value} disabled={choice.disabled} onChange={() => onChoose(choice.value)} />
          <span class="choice-dot" aria-hidden="true" />
          <span class="choice-words"><span class="choice-label">{choice.label}</span>{choice.note && <span class="choice-note">{choice.note}</span>}</span>
          {choice.aside && <span class="choice-aside">{choice.aside}</span>}
        </label>
      ))}
    </div>
  );
}

type CheckProps = { label: ComponentChildren; note?: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void };

export function Check({ label, note, checked, onChange }: CheckProps) {
  return (
    <label class="choice choice-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class="choice-dot" aria-hidden="true" />
      <span class="choice-words"><span class="choice-label">{label}</span>{note && <span class="choice-note">{note}</span>}</span>
    </label>
  );
}

type FieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  id?: string;
  name?: string;
  /** Which keyboard a phone shows. */
  keys?: 'text' | 'tel' | 'numeric' | 'decimal';
  autoComplete?: string;
  maxLength?: number;
};

/** A labelled line to type in. */
export function Field({ label, hint, error, value, onInput, id, name, keys = 'text', autoComplete = 'off', maxLength = 200 }: FieldProps) {
  const own = useId();
  const at = id ?? own;
  const described = [hint ? `${at}-hint` : '', error ? `${at}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field" data-wrong={error ? '' : undefined}>
      <label for={at}>{label}</label>
      {hint && <p class="hint" id={`${at}-hint`}>{hint}</p>}
      {error && <p class="wrong" id={`${at}-error`}>{error}</p>}
      <input id={at} name={name ?? at} type="text" inputMode={keys} autoComplete={autoComplete} maxLength={maxLength} value={value} aria-invalid={error ? 'true' : undefined} aria-describedby={described || undefined} onInput={(event) => onInput(event.currentTarget.value)} />
    </div>
  );
}

type ButtonProps = { children: ComponentChildren; onClick?: () => void; href?: string; kind?: 'main' | 'quiet' | 'danger'; type?: 'button' | 'submit'; busy?: boolean; disabled?: boolean; why?: string };

/** The one thing to do. While busy it is off and its doors move: a second tap is not a second deed. */
export function BigButton({ children, onClick, href, kind = 'main', type = 'button', busy = false, disabled = false, why }: ButtonProps) {
  const own = useId();
  if (href !== undefined) return <a class="big" data-kind={kind} href={href}>{children}</a>;
  return (
    <>
      <button class="big" data-kind={kind} type={type} onClick={onClick} disabled={disabled || busy} aria-busy={busy} aria-describedby={why && disabled ? own : undefined}>
        {busy && <Mark pixels={24} opening />}{children}
      </button>
      {why && disabled && <p class="hint" id={own}>{why}</p>}
    </>
  );
}

type Wrong = { field?: string; sentence: string };

/** What is still missing, said once on top, with the way to each field; takes the focus so that it is heard. */
export function ErrorSummary({ wrong, title = w.problem }: { wrong: readonly Wrong[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const first = wrong[0]?.sentence;
  useEffect(() => { if (first) box.current?.focus(); }, [first]);
  if (wrong.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>{wrong.map((one) => <li key={one.sentence}>{one.field ? <a href={`#${one.field}`} onClick={(event) => bring(event, one.field)}>{one.sentence}</a> : one.sentence}</li>)}</ul>
    </div>
  );
}

function bring(event: Event, field: string | undefined): void {
  const there = document.getElementById(field ?? '');
  const input = there?.matches('input, select, textarea') ? there : there?.querySelector<HTMLElement>('input, select, textarea, button');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.scrollIntoView({ block: 'center' });
}
