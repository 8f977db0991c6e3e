import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caller, Refused } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { DoorService } from './queue.ts';
import { scannedAs } from './scanned.ts';
import { ScanField } from './ScanField.tsx';
import { SuggestionPanel } from './SuggestionPanel.tsx';
import type { Taken } from './TakenTicket.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 取号: a scanned booking is checked in by itself; else one tap on the errand, and what can be offered for it. */
export function Errand({ branch, visit, booking, hasPrinter, services, onTaken, another }: { branch: string; visit: string; booking: string | undefined; hasPrinter: boolean; services: readonly DoorService[]; onTaken: (taken: Taken) => void; another: () => void }) {
  const toast = useToast();
  const take = useDeed((service: string) => call('POST /api/branches/:branch/tickets', { params: { branch }, body: { visit, service } }), { done: onTaken });
  const booked = useDeed((code: string) => call('POST /api/branches/:branch/booked-tickets', { params: { branch }, body: { visit, code } }), { done: onTaken });
  const machines = useDeed(() => call('POST /api/branches/:branch/visits/:visit/zone', { params: { branch, visit }, body: { zone: 'smart' } }), { done: another });
  const [errand, setErrand] = useState<string>();
  const asked = useRef(false);
  useEffect(() => {
    if (booking === undefined || asked.current) return;
    asked.current = true;
    void booked.run(booking);
  }, [booking]);
  const busy = take.busy || booked.busy || machines.busy;
  const scan = (text: string): void => {
    const seen = scannedAs(text);
    if (seen.kind === 'booking') void booked.run(seen.code);
    else toast.refused(new Refused('lobby.notABooking', w.notABooking, 0));
  };
  if (errand !== undefined) return <SuggestionPanel branch={branch} visit={visit} service={errand} hasPrinter={hasPrinter} onTicket={() => void take.run(errand)} done={another} back={() => setErrand(undefined)} />;
  return (
    <section className="errand">
      <div className="errand-end">
        <ScanField label={w.bookingCode} busy={booked.busy} onScan={scan} />
        <div className="errand-none"><Button disabled={busy} onClick={() => void machines.run(undefined)}>{w.toMachine}</Button><Button disabled={busy} onClick={another}>{w.noNumber}</Button></div>
      </div>
      <h2>{w.errand}</h2>
      <div className="errand-choices">{services.map((one) => <Button key={one.code} disabled={busy} onClick={() => setErrand(one.code)}>{pickText(one.name, one.nameEn)}</Button>)}</div>
    </section>
  );
}
