import { Button, Modal } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, FaultNotice, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { ChooseTime } from './ChooseTime.tsx';
import { type Offer, StateBadge } from './StateBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const TOLD = { queued: 'info', sent: 'info', delivered: 'open', failed: 'act' } as const;

type Rows = { offers: readonly Offer[]; zone: string };
type Outcome = Offer['mayLeadTo'][number];
type Called = { outcome: Outcome; to?: { branch: string; startsAt: string } };

/** 电话名单: why each must be called, what is kept for them, and what the call led to. */
export function CallList({ offers, zone, numbers }: Rows & { numbers: ReadonlyMap<string, string> }) {
  return <ul className="call-list">{offers.map((one) => <CallLine key={one.id} offer={one} zone={zone} number={numbers.get(one.id)} />)}</ul>;
}

function CallLine({ offer, zone, number }: { offer: Offer; zone: string; number: string | undefined }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [numberOpen, setNumberOpen] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const note = useDeed((body: Called) => call('POST /api/branches/:branch/closure-offers/:offer/calls', { params: { branch: branch.id, offer: offer.id }, body }), { renews: [['closures', branch.id]], done: ({ state }) => toast.done(state === 'accepted' ? w.rebooked : w.noted) });
  const tap = async (outcome: Outcome): Promise<void> => {
    if (outcome === 'cancelled' && !(await toast.sure({ title: w.sureCancel, text: w.sureCancelText, yes: w.yesCancel, danger: true }))) return;
    void note.run({ outcome });
  };
  const may = mayDo(me, can.call, branch.id);
  return (
    <li className="call-line">
      <div className="call-words">
        <p><b>{offer.code}</b> {named(offer.service)} · <span className={number === undefined ? undefined : 'no-print'}>{offer.phone ?? w.noPhone}</span>{number !== undefined && <b className="only-print">{number}</b>}{offer.phone !== null && may && <Button type="link" size="small" className="no-print" onClick={() => setNumberOpen(true)}>{w.showNumber}</Button>}</p>
        <p>{w.was} {when(offer.startsAt, zone)}{offer.to && <> → <b>{named(offer.to)} {when(offer.to.startsAt, zone)}</b>{offer.state === 'offered' && <span className="soft"> {w.until(clock(offer.to.until, zone))}</span>}</>}</p>
        <p>{offer.whyCall && <Badge kind="act">{w.whys[offer.whyCall]}</Badge>} {offer.called && <span className="soft">{w.called(w.outcomes[offer.called.outcome], offer.called.times, clock(offer.called.at, zone), offer.called.by)}</span>}</p>
        <p className="only-print">{w.results}</p>
      </div>
      {may && <div className="call-acts no-print">{offer.mayLeadTo.map((outcome) => <Button key={outcome} {...(outcome === 'agreed' || outcome === 'again' || outcome === 'spoken' ? { type: 'primary' } : {})} danger={outcome === 'cancelled'} loading={note.busy} onClick={() => { void tap(outcome); }}>{w.outcomes[outcome]}</Button>)}{offer.mayChoose && <Button onClick={() => setChoosing(true)}>{w.choose}</Button>}</div>}
      {choosing && <ChooseTime offer={offer} close={() => setChoosing(false)} take={(to) => { setChoosing(false); void note.run({ outcome: 'agreed', to }); }} />}
      {numberOpen && <Number offer={offer} close={() => setNumberOpen(false)} />}
    </li>
  );
}

/** The whole number, with a reason that the trail keeps. */
function Number({ offer, close }: { offer: Offer; close: () => void }) {
  const { branch } = usePlace();
  const { answer, fault } = useCall(['phone', branch.id, offer.id], (signal) => call('GET /api/branches/:branch/closure-offers/:offer/phone', { params: { branch: branch.id, offer: offer.id }, query: { reason: w.reason }, signal }), { stale: Infinity });
  return (
    <Modal open title={w.numberTitle} onCancel={close} footer={<Button onClick={close}>{w.close}</Button>}>
      {fault !== undefined && <FaultNotice fault={fault} />}
      <Notice>{w.numberHelp}</Notice>
      {answer?.phone && <p className="call-number"><a href={`tel:${answer.phone}`}>{answer.phone}</a></p>}
    </Modal>
  );
}

/** Everybody whom the closure touches. */
export function People({ offers, zone }: Rows) {
  return (
    <div className="closure-scroll">
      <table className="closure-table">
        <thead><tr><th>{w.code}</th><th>{w.was}</th><th>{w.instead}</th><th>{w.told}</th><th>{w.state}</th></tr></thead>
        <tbody>
          {offers.map((one) => (
            <tr key={one.id}>
              <td><b>{one.code}</b><br /><span className="soft">{one.phone ?? w.noPhone}</span></td>
              <td>{when(one.startsAt, zone)}<br /><span className="soft">{named(one.service)}</span></td>
              <td>{one.to ? <>{named(one.to)}<br />{when(one.to.startsAt, zone)}</> : '–'}</td>
              <td>{one.told ? <Badge kind={TOLD[one.told.state]}>{w.toldStates[one.told.state]}</Badge> : <span className="soft">{w.notTold}</span>}</td>
              <td><StateBadge offer={one} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function when(at: string, zone: string): string {
  return `${shortDate(new Date(at), zone)} ${clock(at, zone)}`;
}
