import { Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { w } from './ask.ts';
import type { Said } from './shapes.ts';

const USUAL = [36.2, 36.4, 36.6, 36.8];
const SYMPTOMS = ['fever', 'cough', 'fatigue', 'breath', 'throat', 'diarrhoea', 'taste'] as const;
const WELL: Omit<Said, 'temperature'> = { symptoms: [], household: false, travel: false, contact: false };

/** 几秒钟: a temperature and one big button; whoever is not well opens the rest. */
export function SaidForm({ travelDays, busy, send }: { travelDays: number; busy: boolean; send: (said: Said) => void }) {
  const [temperature, setTemperature] = useState<number | null>(null);
  const [more, setMore] = useState<Omit<Said, 'temperature'>>();
  const answer = (key: 'household' | 'travel' | 'contact', label: string) => <Checkbox checked={more?.[key] ?? false} onChange={(event) => setMore({ ...WELL, ...more, [key]: event.target.checked })}>{label}</Checkbox>;
  return (
    <form className="said" onSubmit={(event) => { event.preventDefault(); send({ temperature, ...(more ?? WELL) }); }}>
      <div className="said-temperature" role="group" aria-label={w.temperature}>
        {USUAL.map((value) => <Button key={value} size="large" type={temperature === value ? 'primary' : 'default'} aria-pressed={temperature === value} onClick={() => setTemperature(value)}>{value.toFixed(1)}</Button>)}
        <InputNumber<number> size="large" aria-label={w.temperature} placeholder={w.notMeasured} min={34} max={43} step={0.1} precision={1} inputMode="decimal" value={temperature} onChange={setTemperature} suffix="°C" />
      </div>
      {more === undefined ? (
        <>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{w.allWell}</Button>
          <p className="soft">{w.allWellHelp}</p>
          <Button size="large" onClick={() => setMore(WELL)}>{w.something}</Button>
        </>
      ) : (
        <>
          <fieldset><legend>{w.symptoms}</legend><div className="said-symptoms">{SYMPTOMS.map((one) => <Checkbox key={one} checked={more.symptoms.includes(one)} onChange={(event) => setMore({ ...more, symptoms: event.target.checked ? [...more.symptoms, one] : more.symptoms.filter((other) => other !== one) })}>{w.symptom[one]}</Checkbox>)}</div></fieldset>
          {answer('household', w.household)}{answer('travel', w.travel(travelDays))}{answer('contact', w.contact)}
          <div className="said-foot"><Button type="primary" htmlType="submit" size="large" loading={busy}>{w.send}</Button><Button size="large" onClick={() => setMore(undefined)}>{w.nothing}</Button></div>
        </>
      )}
    </form>
  );
}
