import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { w } from './ask.ts';
import type { Written } from './LineForm.tsx';

const SIZES = { lobby: { path: '/screen', width: 1920, height: 1080 }, door: { path: '/screen/door', width: 1920, height: 1080 }, zone: { path: '/screen/zone', width: 1920, height: 1080 }, led: { path: '/screen/led', width: 1920, height: 144 } } as const;
const SHOWN = 480;

/** The screen itself, live, a quarter as large; what is being typed stands first in it. */
export function Preview({ branch, draft }: { branch: string; draft: Written | undefined }) {
  const [which, setWhich] = useState<keyof typeof SIZES>('lobby');
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const tell = () => frame.current?.contentWindow?.postMessage({ kaimenDraft: itemOf(latest.current) }, location.origin);
  useEffect(tell, [draft]);
  useEffect(() => {
    const hear = (message: MessageEvent<unknown>) => {
      if (message.origin === location.origin && typeof message.data === 'object' && message.data !== null && 'kaimenPreview' in message.data) tell();
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const { path, width, height } = SIZES[which];
  const scale = SHOWN / width;
  return (
    <section aria-label={w.preview} style={{ marginBottom: 24 }}>
      <h2>{w.preview}</h2>
      <Segmented<keyof typeof SIZES> value={which} onChange={(to) => setWhich(to)} options={[{ value: 'lobby', label: w.previewLobby }, { value: 'door', label: w.previewDoor }, { value: 'zone', label: w.previewZone }, { value: 'led', label: w.previewLed }]} />
      <div style={{ width: SHOWN, maxWidth: '100%', height: height * scale, overflow: 'hidden', borderRadius: 8, marginTop: 8 }}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it shows a page of our own, of the same origin */}
        <iframe ref={frame} key={which} title={w.preview} src={`${path}?preview=${branch}`} tabIndex={-1} style={{ width, height, border: 0, transform: `scale(${scale})`, transformOrigin: '0 0', pointerEvents: 'none' }} />
      </div>
    </section>
  );
}

function itemOf(draft: Written | undefined): object | undefined {
  if (!draft || draft.zh.trim() === '') return undefined;
  const urgentUntil = draft.urgentMinutes === null ? null : '9999-01-01T00:00:00Z';
  return { id: 'draft', level: 'branch', place: '', kind: draft.kind, zh: draft.zh, en: draft.en, fromOn: '0000-01-01', untilOn: null, position: 0, urgentUntil, look: draft.look, spoken: false, weekdays: '1234567', dailyFrom: null, dailyUntil: null, revision: 1 };
}
