import { Button } from 'antd';
import { words } from '#ui/words.ts';
import { CARE, type Credit } from './care.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export function CareChoice({ value, onChoose }: { value: string; onChoose: (credit: Credit) => void }) {
  return (
    <fieldset className="care">
      <legend>{w.care}</legend>
      <div>{CARE.map(([credit, label]) => <Button key={credit} type={value === credit ? 'primary' : 'default'} aria-pressed={value === credit} onClick={() => onChoose(credit)}>{label}</Button>)}</div>
    </fieldset>
  );
}
