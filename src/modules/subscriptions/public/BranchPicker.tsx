import { useState } from 'preact/hooks';
import { Field, useAsk } from '#ui/public/kit.ts';
import { allBranches } from '#ui/public/branch-id.ts';
import { named } from '#ui/words.ts';
import { w } from './ask.ts';

const SHOWN = 6;

export type Place = Readonly<{ id: string; code: string; name: string; nameEn: string }>;

/** A branch by its name: a few at once, fewer with each letter typed. */
export function BranchPicker({ label, not, onPick }: { label: string; not: readonly string[]; onPick: (place: Place) => void }) {
  const { answer: places } = useAsk((signal) => allBranches(signal), []);
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLowerCase();
  const found = (places ?? []).filter((one) => !not.includes(one.id) && [one.name, one.nameEn, one.code].some((text) => text.toLowerCase().includes(word)));
  return (
    <div class="picker">
      <Field label={label} hint={w.findHint} value={typed} onInput={setTyped} maxLength={40} />
      <div class="chips" role="group" aria-label={label}>
        {found.slice(0, SHOWN).map((one) => <button key={one.id} type="button" class="chip" onClick={() => { setTyped(''); onPick(one); }}>{named(one)}</button>)}
      </div>
      {places && found.length === 0 && <p class="hint" role="status">{w.none}</p>}
    </div>
  );
}
