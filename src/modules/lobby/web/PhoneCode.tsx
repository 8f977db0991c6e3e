import { useEffect, useState } from 'react';

const QUIET = 2;

/** 手机看: the address of the visitor's own page as a QR code, so that the number or the booked time goes along without paper. */
export function PhoneCode({ path, label, help }: { path: string; label: string; help: string }) {
  const [drawn, setDrawn] = useState<{ path: string; size: number }>();
  const address = `${location.origin}${path}`;
  useEffect(() => {
    void import('qrcode').then(({ default: qr }) => {
      const { modules } = qr.create(address, { errorCorrectionLevel: 'M' });
      const dark = Array.from({ length: modules.size * modules.size }, (_, at) => [at % modules.size, Math.floor(at / modules.size)] as const).filter(([x, y]) => modules.get(y, x));
      setDrawn({ path: dark.map(([x, y]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join(''), size: modules.size + 2 * QUIET });
    });
  }, [address]);
  return (
    <figure className="phone-code">
      {drawn && <svg viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={label}><rect width="100%" height="100%" fill="#fff" /><path d={drawn.path} fill="#000" /></svg>}
      <figcaption>{help}</figcaption>
    </figure>
  );
}
