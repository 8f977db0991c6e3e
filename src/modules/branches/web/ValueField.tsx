import { Flex, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { isFlat, sayKey } from './setting-text.ts';
import { settingWords as w } from './setting-words.ts';

type FieldProps = { label: string; value: unknown; like: unknown; unit: string | undefined; change: (value: unknown) => void };

/** A field that fits what the setting is: a number, a yes or no, a text, one field for each part, or a list as JSON. */
export function ValueField({ label, value, like, unit, change }: FieldProps) {
  if (typeof like === 'number') return <InputNumber aria-label={label} value={typeof value === 'number' ? value : null} suffix={unit} onChange={(next) => change(next ?? undefined)} style={{ width: 200 }} />;
  if (typeof like === 'boolean') return <Switch aria-label={label} checked={value === true} onChange={change} style={{ alignSelf: 'flex-start' }} />;
  if (typeof like === 'string') return <Input aria-label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => change(event.target.value)} />;
  if (isFlat(like) && isFlat(value)) {
    return (
      <div className="setting-parts">
        {Object.entries(value).map(([key, part]) => (
          <label key={key}><span className="soft">{sayKey(key)}</span><PartField label={sayKey(key)} part={part} unit={unit} change={(next) => change({ ...value, [key]: next })} /></label>
        ))}
      </div>
    );
  }
  return <JsonField label={label} value={value} change={change} />;
}

function PartField({ label, part, unit, change }: { label: string; part: string | number | boolean; unit: string | undefined; change: (part: string | number | boolean) => void }) {
  if (typeof part === 'number') return <InputNumber aria-label={label} value={part} suffix={unit} onChange={(next) => { if (next !== null) change(next); }} style={{ width: 160 }} />;
  if (typeof part === 'boolean') return <Switch aria-label={label} checked={part} onChange={change} />;
  return <Input.TextArea aria-label={label} value={part} autoSize={{ minRows: 1, maxRows: 8 }} onChange={(event) => change(event.target.value)} />;
}

/** While what is typed does not read, there is no value, and nothing can be saved. */
function JsonField({ label, value, change }: { label: string; value: unknown; change: (value: unknown) => void }) {
  const [text, setText] = useState(JSON.stringify(value, null, 2));
  const [reads, setReads] = useState(true);
  const type = (typed: string): void => {
    const known = readJson(typed);
    setText(typed);
    setReads(known !== undefined);
    change(known);
  };
  return (
    <Flex vertical gap={4}>
      <Input.TextArea className="setting-json" aria-label={label} value={text} autoSize={{ minRows: 2, maxRows: 18 }} status={reads ? '' : 'error'} onChange={(event) => type(event.target.value)} />
      {!reads && <span role="alert" className="setting-bad">{w.badJson}</span>}
    </Flex>
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
