import { Button } from 'antd';
import { useRef } from 'react';
import { caller } from '#ui/call.ts';
import { base64Of, useDeed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** A field of the form: the picture of a step, sent at once, shown small. */
export function StepPicture({ value, onChange, alt }: { value?: string | null; onChange?: (picture: string | null) => void; alt: string }) {
  const file = useRef<HTMLInputElement>(null);
  const add = useDeed(async (chosen: File) => call('POST /api/cards/pictures', { body: { base64: await base64Of(chosen) } }), { done: ({ picture }) => onChange?.(picture) });
  if (value) {
    return (
      <span className="card-form-picture">
        <img src={`/api/public/card-pictures/${value}`} alt={alt} />
        <Button size="small" onClick={() => onChange?.(null)}>{w.form.noPicture}</Button>
      </span>
    );
  }
  return (
    <>
      <input ref={file} hidden type="file" accept="image/png,image/jpeg,image/webp" aria-label={alt} onChange={(event) => { const [chosen] = event.target.files ?? []; if (chosen) void add.run(chosen); event.target.value = ''; }} />
      <Button size="small" loading={add.busy} onClick={() => file.current?.click()}>{w.form.picture}</Button>
    </>
  );
}
