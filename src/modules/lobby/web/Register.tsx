import { Button } from 'antd';
import { say, words } from '#ui/words.ts';
import type { Visitor } from './DoorPanel.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
/** Letters, not halves of letters: the rare characters of names (𠮷, 㐂) stand outside the basic plane. */
const NAME_LETTERS = 40;

/** 登记: a phone number, or the paper register for who has none; a name only while a legal basis is in force. */
export function Register({ visitor, isExtended, basis, onChange }: { visitor: Visitor; isExtended: boolean; basis: string | null; onChange: (to: Partial<Visitor>) => void }) {
  return (
    <div className="register">
      <label className="field"><span>{w.phone}</span><input value={visitor.phone} inputMode="tel" autoComplete="off" maxLength={20} disabled={visitor.onPaper} onChange={(event) => onChange({ phone: event.target.value })} /></label>
      <Button aria-pressed={visitor.onPaper} type={visitor.onPaper ? 'primary' : 'default'} onClick={() => onChange({ onPaper: !visitor.onPaper, phone: '' })}>{w.noPhone}</Button>
      {isExtended && (
        <label className="field register-name">
          <span>{w.name}</span>
          <input value={visitor.name} autoComplete="off" onChange={(event) => onChange({ name: [...event.target.value].slice(0, NAME_LETTERS).join('') })} />
          <small>{say(w.nameBasis, { basis: basis ?? '' })}</small>
        </label>
      )}
    </div>
  );
}
