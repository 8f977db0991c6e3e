import { Button, Modal } from 'antd';
import { caller } from '#ui/call.ts';
import { clock, distance, shortDate } from '#ui/format.ts';
import { FaultNotice, Loading, useCall, usePlace } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Offer } from './StateBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 改到别的时间: free times at the nearest branches, read out to the customer; a tap on the one that is agreed. */
export function ChooseTime({ offer, take, close }: { offer: Offer; take: (to: { branch: string; startsAt: string }) => void; close: () => void }) {
  const { branch } = usePlace();
  const { answer, fault, again } = useCall(['closures', branch.id, 'choices', offer.id], (signal) => call('GET /api/branches/:branch/closure-offers/:offer/choices', { params: { branch: branch.id, offer: offer.id }, signal }));
  return (
    <Modal open title={`${w.choose} · ${offer.code}`} onCancel={close} footer={<Button onClick={close}>{w.close}</Button>}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {!answer ? fault === undefined && <Loading /> : answer.choices.length === 0 ? <p>{w.chooseNone}</p> : (
        <>
          <p className="soft">{w.chooseHelp}</p>
          {answer.choices.map(({ branch: place, metres, times }) => (
            <section key={place.id} className="choose-place" aria-label={named(place)}>
              <p><b>{named(place)}</b> <span className="soft">{metres === 0 ? w.own : w.kilometres(distance(metres))} · {place.address}</span></p>
              <div className="closure-acts">{times.map((at) => <Button key={at} onClick={() => take({ branch: place.id, startsAt: at })}>{shortDate(new Date(at), place.timeZone)} {clock(at, place.timeZone)}</Button>)}</div>
            </section>
          ))}
        </>
      )}
    </Modal>
  );
}
