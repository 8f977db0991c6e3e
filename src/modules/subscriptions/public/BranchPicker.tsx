import { useEffect, useState } from 'preact/hooks';
import { branchesNamed } from '#ui/public/branch-id.ts';
import { Field, useAsk } from '#ui/public/kit.ts';
import { named } from '#ui/words.ts';
import { w } from './ask.ts';

const SHOWN = 6;
const TYPING_MS = 250;

export type Place = Readonly<{ id: string; code: string; name: string; nameEn: string }>;

/** A branch by its name, district or pinyin: a few at once, the right ones with each letter typed. */
export function BranchPicker({ label, not, onPick }: { label: string; not: readonly string[]; onPick: (place: Place) => void }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const later = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(later);
  }, [typed]);
  const { answer: found } = useAsk((signal) => branchesNamed(asked, signal), [asked]);
  const places = found?.filter((one) => !not.includes(one.id)).slice(0, SHOWN);
  return (
    <div class="picker">
      <Field label={label} hint={w.findHint} value={typed} onInput={setTyped} maxLength={40} />
      <div class="chips" role="group" aria-label={label}>
        {places?.map((one) => <button key={one.id} type="button" class="chip" onClick={() => { setTyped(''); setAsked(''); onPick(one); }}>{named(one)}</button>)}
      </div>
      {places?.length === 0 && asked !== '' && <p class="hint" role="status">{w.none}</p>}
    </div>
  );
}
