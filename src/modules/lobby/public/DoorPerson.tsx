import { Field, Question, RadioList } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { Door } from './DoorFormPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
/** Letters, not halves of letters: the rare characters of names (𠮷, 㐂) stand outside the basic plane. */
const NAME_LETTERS = 40;

export type Person = Readonly<{ phone: string; name: string; answers: Readonly<Record<string, boolean>> }>;
export const NOBODY: Person = { phone: '', name: '', answers: {} };

export function isAnswered(person: Person, questions: Door['questions']): boolean {
  return questions.every((question) => person.answers[question.code] !== undefined);
}

type Props = { at: number; of: number; person: Person; door: Door; onChange: (to: Person) => void; onRemove?: () => void };

/** One person's part of the door form. A name is asked for only while a legal basis is in force. */
export function DoorPerson({ at, of, person, door, onChange, onRemove }: Props) {
  return (
    <section class="door-person">
      {of > 1 && <div class="row"><h2>{say(w.person, { n: at + 1 })}</h2>{onRemove && <button type="button" class="switch" onClick={onRemove}>{w.remove}</button>}</div>}
      {door.questions.map((question) => (
        <Question key={question.code} title={pickText(question.zh, question.en)} small>
          <RadioList
            name={`${at}-${question.code}`} columns={2} choices={[{ value: 'no', label: w.no }, { value: 'yes', label: w.yes }]}
            value={person.answers[question.code] === undefined ? undefined : person.answers[question.code] ? 'yes' : 'no'}
            onChoose={(value) => onChange({ ...person, answers: { ...person.answers, [question.code]: value === 'yes' } })}
          />
        </Question>
      ))}
      <Field label={w.phone} hint={w.phoneHelp} keys="tel" autoComplete="tel" maxLength={20} value={person.phone} onInput={(phone) => onChange({ ...person, phone })} />
      {door.mode === 'extended' && <Field label={w.name} hint={say(w.nameBasis, { basis: door.legalBasis ?? '' })} autoComplete="name" value={person.name} onInput={(name) => onChange({ ...person, name: [...name].slice(0, NAME_LETTERS).join('') })} />}
    </section>
  );
}
