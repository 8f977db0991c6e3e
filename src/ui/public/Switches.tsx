import { useState } from 'preact/hooks';
import { setSize, size, type TypeSize } from '../size.ts';
import { lang, speak, words } from '../words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export function LanguageSwitch() {
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" class="switch" lang={other === 'zh' ? 'zh-CN' : 'en'} aria-label={w.otherLangLabel} onClick={() => speak(other)}>{w.otherLang}</button>
  );
}

/** 长辈版: large type and 60 px buttons; a second tap makes it larger still. */
export function LargeTypeSwitch() {
  const [now, setNow] = useState<TypeSize>(size);
  const turn = (to: TypeSize): void => { setSize(to); setNow(to); };
  if (now === 'ordinary') return <button type="button" class="switch" onClick={() => turn('large')}>{w.large}</button>;
  return (
    <>
      <button type="button" class="switch" onClick={() => turn(now === 'large' ? 'largest' : 'large')}>{now === 'large' ? w.larger : w.smaller}</button>
      <button type="button" class="switch" onClick={() => turn('ordinary')}>{w.largeOn}</button>
    </>
  );
}
