import { useEffect, useState } from 'preact/hooks';
import { shortDate } from '#ui/format.ts';
import { Notice, Page } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { Door } from './DoorFormPage.tsx';
import { OwnNumber } from './OwnNumber.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 登记码: shown at the door, one for each person; afterwards the same code takes the number without touching anything. */
export function DoorCodes({ door, codes, day }: { door: Door; codes: readonly string[]; day: string | undefined }) {
  return (
    <Page title={w.code} above={pickText(door.branchName, door.branchNameEn)}>
      <Notice kind="open" title={day === undefined ? w.showAny : say(w.show, { day: shortDate(day) })}>{w.step}</Notice>
      {codes.map((code) => <DoorCode key={code} code={code} />)}
      <p class="hint">{w.keepPage}</p>
      <OwnNumber door={door} codes={codes} />
    </Page>
  );
}

/** The code as a QR picture and as letters to be typed. */
function DoorCode({ code }: { code: string }) {
  const [path, setPath] = useState<{ d: string; size: number }>();
  useEffect(() => {
    void import('qrcode').then(({ default: qr }) => {
      const { modules } = qr.create(code, { errorCorrectionLevel: 'M' });
      let d = '';
      for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) d += `M${x + 2} ${y + 2}h1v1h-1z`;
      setPath({ d, size: modules.size + 4 });
    });
  }, [code]);
  return (
    <figure class="door-code">
      {path && <svg viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label={w.code}><rect width="100%" height="100%" fill="#fff" /><path d={path.d} fill="#000" /></svg>}
      <figcaption>{code.replace(/^(.{4})(.{3})(.{3})$/, '$1 $2 $3')}</figcaption>
    </figure>
  );
}
