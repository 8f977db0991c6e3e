import { Button } from 'antd';
import type { Ref } from 'react';
import { say, words } from '#ui/words.ts';
import { ordinaryTemperatures, readTemperature } from './temperatures.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type Props = { limit: number; comparator: '>' | '>='; value: string; onChange: (text: string) => void; input?: Ref<HTMLInputElement> };

/** 测温: one tap for the fifteen ordinary readings; anything else is typed ('365' is 36.5) or sent by a thermometer that types. */
export function TemperaturePad({ limit, comparator, value, onChange, input }: Props) {
  const celsius = readTemperature(value);
  const isHot = celsius !== undefined && (comparator === '>=' ? celsius >= limit : celsius > limit);
  return (
    <div className="temperature">
      <div className="temperature-taps">
        {ordinaryTemperatures(limit, comparator).map((one) => <Button key={one} aria-pressed={celsius === one} type={celsius === one ? 'primary' : 'default'} onClick={() => onChange(one.toFixed(1))}>{one.toFixed(1)}</Button>)}
      </div>
      <label className="field temperature-typed" data-hot={isHot ? '' : undefined}>
        <span>{say(w.typed, { limit: `${comparator === '>=' ? '≥' : '>'} ${limit.toFixed(1)}` })}</span>
        <input ref={input} value={value} inputMode="decimal" autoComplete="off" maxLength={5} onChange={(event) => onChange(event.target.value)} />
      </label>
    </div>
  );
}
