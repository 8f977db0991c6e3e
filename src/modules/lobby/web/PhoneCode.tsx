import { useEffect, useState } from 'react';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const QUIET = 2;

/** 手机看号: the address of the visitor's own page as a QR code, so that the number goes along without paper. */
export function PhoneCode({ secret }: { secret: string }) {
  const [drawn, setDrawn] = useState<{ path: string; size: number }>();
  const address = `${location.origin}/t/${secret}`;
  useEffect(() => {
    void import('qrcode').then(({ default: qr }) => {
      const { modules } = qr.create(address, { errorCorrectionLevel: 'M' });
      const dark = Array.from({ length: modules.size * modules.size }, (_, at) => [at % modules.size, Math.floor(at / modules.size)] as const).filter(([x, y]) => modules.get(y, x));
      setDrawn({ path: dark.map(([x, y]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join(''), size: modules.size + 2 * QUIET });
    });
  }, [address]);
  return (
    <figure className="phone-code">
      {drawn && <svg viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={w.phonePage}><rect width="100%" height="100%" fill="#fff" /><path d={drawn.path} fill="#000" /></svg>}
      <figcaption>{w.phonePageHelp}</figcaption>
    </figure>
  );
}
