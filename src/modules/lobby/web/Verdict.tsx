import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caller, Refused, type Answer } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Outcome } from './Outcome.tsx';
import type { DoorService, Queue } from './queue.ts';
import { scannedAs } from './scanned.ts';
import { ScanField } from './ScanField.tsx';
import { SuggestionPanel } from './SuggestionPanel.tsx';
import { TakenTicket, type Taken } from './TakenTicket.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type Screened = Answer<typeof contract, 'POST /api/branches/:branch/door-screenings'>;
type Props = { branch: string; queue: Queue; seen: Screened; booking?: string | undefined; services: readonly DoorService[]; another: () => void };

/** In letters that are read from two metres; then the number in one tap, or what is done for who may not come in. */
export function Verdict({ branch, queue, seen, booking, services, another }: Props) {
  const [taken, setTaken] = useState<Taken>();
  const kind = seen.verdict === 'pass' ? 'open' : seen.verdict === 'measure_again' ? 'watch' : 'act';
  const sentence = seen.verdict === 'pass' ? (seen.place === 'outside' ? w.verdictOutside : w.verdictPass)
    : seen.verdict === 'measure_again' ? say(w.verdictAgain, { n: seen.restMinutes }) : seen.verdict === 'fever' ? w.verdictFever : w.verdictExposure;
  const isDecided = seen.visit === null && (seen.verdict === 'fever' || seen.verdict === 'exposure') && seen.case !== null;
  return (
    <div className="after-door">
      <div className="verdict" data-kind={kind} data-small={taken ? '' : undefined} role="status">{sentence}</div>
      {seen.visit !== null && !taken && <Errand branch={branch} visit={seen.visit} booking={booking} hasPrinter={queue.printer} services={services} onTaken={setTaken} another={another} />}
      {taken && <TakenTicket branch={branch} queue={queue} taken={taken} services={services} another={another} />}
      {isDecided && seen.case !== null && <Outcome branch={branch} of={seen.case} reason={seen.verdict === 'exposure' ? 'exposure' : 'fever'} done={another} />}
      {seen.verdict === 'measure_again' && <p className="verdict-help">{w.againHelp}</p>}
      {seen.visit === null && <p><Button size="large" onClick={another}>{isDecided ? w.decideLater : w.another}</Button></p>}
    </div>
  );
}

/** 取号: a scanned booking is checked in by itself; else one tap on the errand, and what can be offered for it. */
function Errand({ branch, visit, booking, hasPrinter, services, onTaken, another }: { branch: string; visit: string; booking: string | undefined; hasPrinter: boolean; services: readonly DoorService[]; onTaken: (taken: Taken) => void; another: () => void }) {
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
