import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type Ref, useEffect, useRef, useState } from 'react';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const LOOK_EVERY_MS = 200;

/** What browsers with the Shape Detection API offer; the others have the hand scanner and the keyboard. */
type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> };
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector;
declare global {
  var BarcodeDetector: DetectorMaker | undefined;
}

type Props = { label: string; onScan: (text: string) => void; busy?: boolean; input?: Ref<HTMLInputElement> };

/** One field for the hand scanner (it types and presses Enter), for typing, and for the tablet's camera where the browser can read codes. */
export function ScanField({ label, onScan, busy = false, input }: Props) {
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const read = (scanned: string): void => {
    if (scanned.trim() === '' || busy) return;
    setText('');
    setCamera(false);
    onScan(scanned);
  };
  return (
    <div className="scan">
      <label className="field scan-field">
        <span>{label}</span>
        <input ref={input} value={text} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={200} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); read(text); } }} />
      </label>
      <Button disabled={text.trim() === ''} loading={busy} onClick={() => read(text)}>{w.read}</Button>
      {canSee() && <Button icon={<CameraOutlined aria-hidden />} aria-pressed={camera} onClick={() => setCamera(!camera)}>{camera ? w.cameraOff : w.camera}</Button>}
      {camera && <Camera onSeen={read} onBlind={() => setCamera(false)} />}
    </div>
  );
}

function canSee(): boolean {
  return globalThis.BarcodeDetector !== undefined && navigator.mediaDevices !== undefined;
}

/** Looks through the tablet's back camera until it reads a code; the camera is off again when this goes. Nothing is kept or sent. */
function Camera({ onSeen, onBlind }: { onSeen: (text: string) => void; onBlind: () => void }) {
  const picture = useRef<HTMLVideoElement>(null);
  const [fault, setFault] = useState(false);
  const tell = useRef({ onSeen, onBlind });
  tell.current = { onSeen, onBlind };
  useEffect(() => {
    const video = picture.current;
    const Maker = globalThis.BarcodeDetector;
    if (!video || !Maker) return undefined;
    const detector = new Maker({ formats: ['qr_code'] });
    let stream: MediaStream | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      const [found] = video.readyState >= 2 ? await detector.detect(video).catch(() => []) : [];
      if (over) return;
      if (found) tell.current.onSeen(found.rawValue);
      else setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    const begin = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (over) return stop(stream);
      video.srcObject = stream;
      await video.play();
      await look();
    };
    begin().catch(() => { if (!over) setFault(true); });
    return () => { over = true; stop(stream); };
  }, []);
  return (
    <div className="scan-camera">
      {fault ? <p role="alert">{w.cameraBlind}</p> : <><video ref={picture} muted playsInline aria-label={w.camera} /><p>{w.cameraHint}</p></>}
    </div>
  );
}

function stop(stream: MediaStream | undefined): void {
  stream?.getTracks().forEach((track) => track.stop());
}
