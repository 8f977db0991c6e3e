import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { smallPhoto, useToast } from '#ui/staff/kit.ts';
import { w } from './ask.ts';

const MOST_SIGNS = 400_000;

/** 现场照片: the phone's own camera; shrunk here, without place or device in it. */
export function PhotoTaker({ photo, needed, onPhoto }: { photo: string | undefined; needed: boolean; onPhoto: (photo: string | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const take = async (file: File | undefined): Promise<void> => {
    const small = file && (await smallPhoto(file, MOST_SIGNS));
    if (small) onPhoto(small);
    else if (file) toast.refused(new Error(w.photoBad));
  };
  return (
    <div className="photo-taker">
      <input ref={input} type="file" accept="image/*" capture="environment" hidden aria-label={w.photo} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
      <Button icon={<CameraOutlined aria-hidden />} onClick={() => input.current?.click()}>{photo ? w.photoAgain : needed ? w.photoNeeded : w.photo}</Button>
      {photo && <><img src={`data:image/jpeg;base64,${photo}`} alt={w.photo} /><Button type="text" onClick={() => onPhoto(undefined)}>{w.photoOff}</Button></>}
    </div>
  );
}
