import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { distance } from '#ui/format.ts';
import { Notice as NoticeSign } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { typedSessions, understood } from '../session-text.ts';
import { type Bilingual, inBoth, type NoticeOffer, w } from './ask.ts';

/** A field with its label above and, when something is wrong, its sentence below. */
export function Labelled({ label, fault, help, children }: { label: string; fault?: string | undefined; help?: ReactNode; children: (id: string, describedBy: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="hours-field">
      <label htmlFor={id}>{label}</label>
      {children(id, `${id}-help`)}
      <p id={`${id}-help`} className={fault ? 'field-fault' : 'soft field-help'} role={fault ? 'alert' : undefined}>{fault ?? help}</p>
    </div>
  );
}

/** Sessions typed as people write them; tidied when one leaves the field, and what cannot be read says so. */
export function SessionsInput({ value, label, disabled = false, onChange }: { value: string; label: string; disabled?: boolean; onChange: (typed: string) => void }) {
  const read = understood(value);
  const [left, setLeft] = useState(false);
  const id = useId();
  const isWrong = left && read.fault !== undefined;
  return (
    <span className="sessions-input">
      <Input value={value} disabled={disabled} aria-label={label} status={isWrong ? 'error' : ''} aria-invalid={isWrong} {...(isWrong && { 'aria-describedby': id })} maxLength={90} placeholder={w.none}
        onChange={(event) => onChange(event.target.value)} onBlur={() => { setLeft(true); if (read.sessions) onChange(typedSessions(read.sessions)); }} />
      {isWrong && <span id={id} role="alert" className="field-fault">{w.faults[read.fault ?? '']}</span>}
    </span>
  );
}

export type Reason = { key: string; zh: string; en: string };

/** A reason in one tap; one's own in both languages, because the notice speaks both. */
export function ReasonField({ list, label, value, fault, onChange }: { list: 'reasons' | 'weekReasons'; label: string; value: Reason; fault?: string | undefined; onChange: (reason: Reason) => void }) {
  return (
    <fieldset className="hours-field">
      <legend>{label}</legend>
      <div className="choices">
        {Object.entries(w[list]).map(([key, text]) => <Button key={key} aria-pressed={value.key === key} type={value.key === key ? 'primary' : 'default'} onClick={() => onChange({ key, ...inBoth(list, key) })}>{text}</Button>)}
        <Button aria-pressed={value.key === 'own'} type={value.key === 'own' ? 'primary' : 'default'} onClick={() => onChange({ key: 'own', zh: '', en: '' })}>{w.ownReason}</Button>
      </div>
      {value.key === 'own' && (
        <div className="two-fields">
          <Input value={value.zh} aria-label={w.reasonZh} placeholder={w.reasonZh} maxLength={200} onChange={(event) => onChange({ ...value, zh: event.target.value })} />
          <Input value={value.en} aria-label={w.reasonEn} placeholder={w.reasonEn} maxLength={200} onChange={(event) => onChange({ ...value, en: event.target.value })} />
        </div>
      )}
      {fault && <p className="field-fault" role="alert">{fault}</p>}
    </fieldset>
  );
}

export function reasonOf(text: Bilingual | undefined, list: 'reasons' | 'weekReasons'): Reason {
  if (!text) return { key: '', zh: '', en: '' };
  const ready = Object.keys(w[list]).find((key) => inBoth(list, key).zh === text.zh && inBoth(list, key).en === text.en);
  return { key: ready ?? 'own', ...text };
}

export function isWhole(reason: Reason): boolean {
  return reason.key !== '' && reason.zh.trim() !== '' && reason.en.trim() !== '';
}

export function whyNotWhole(reason: Reason): string | undefined {
  if (isWhole(reason)) return undefined;
  return reason.key === 'own' ? w.writeReason : w.chooseReason;
}

export type NoticeValue = { alternatives: string[]; remote: NoticeOffer['remote']; phone: string };

/** What those who would have come are told: ready as it stands, opened only when somebody wants it otherwise. */
export function NoticeField({ offer, value, onChange }: { offer: NoticeOffer; value: NoticeValue; onChange: (value: NoticeValue) => void }) {
  const [isOpen, setOpen] = useState(false);
  const nameOf = (id: string) => named(offer.open.find((one) => one.id === id) ?? { name: id });
  if (offer.open.length === 0) return <NoticeSign kind="act">{w.noticeNone}</NoticeSign>;
  return (
    <section className="notice-told" aria-label={w.noticeTitle}>
      <h3>{w.noticeTitle} {!isOpen && <Button size="small" type="link" onClick={() => setOpen(true)}>{w.edit}</Button>}</h3>
      {!isOpen ? (
        <dl>
          <div><dt>{w.noticeBranches}</dt><dd>{value.alternatives.map(nameOf).join(' · ') || w.none}</dd></div>
          <div><dt>{w.noticeRemote}</dt><dd>{value.remote.map((one) => w.remotes[one]).join(' · ') || w.none}</dd></div>
          <div><dt>{w.noticePhone}</dt><dd>{value.phone || w.none}</dd></div>
        </dl>
      ) : (
        <>
          <Labelled label={w.noticeBranches}>{(id) => (
            <Select id={id} mode="multiple" style={{ width: '100%' }} maxCount={6} value={value.alternatives} onChange={(alternatives) => onChange({ ...value, alternatives })}
              options={offer.open.map((one) => ({ value: one.id, label: one.metres === null ? named(one) : `${named(one)} · ${w.away(distance(one.metres))}` }))} />
          )}</Labelled>
          <Labelled label={w.noticeRemote}>{() => <Checkbox.Group value={value.remote} options={offer.remote.map((one) => ({ value: one, label: w.remotes[one] ?? one }))} onChange={(remote) => onChange({ ...value, remote })} />}</Labelled>
          <Labelled label={w.noticePhone}>{(id) => <Input id={id} value={value.phone} maxLength={24} inputMode="tel" onChange={(event) => onChange({ ...value, phone: event.target.value })} />}</Labelled>
        </>
      )}
    </section>
  );
}
