import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { shortDate } from '#ui/format.ts';
import { DeskPage, EmptyState, FaultNotice, Loading, useCall } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { call, DESK, type Desk, type Keep, ROTA, type Rota, w } from './ask.ts';
import { NewRota } from './NewRota.tsx';
import { RotaBoard } from './RotaBoard.tsx';
import './rotation.css';

const WHILE_PLANNING_MS = 800;
const EVERY_MS = 30_000;

/** A week of openings: begun, worked out with its bound, looked at on the map, approved by another person, published. */
export function RotationPage() {
  const [address, setAddress] = useSearchParams();
  const [begins, setBegins] = useState(false);
  const keep: Keep = (values) => setAddress((before) => {
    const after = new URLSearchParams(before);
    for (const [name, value] of Object.entries(values)) if (value) after.set(name, value); else after.delete(name);
    return after;
  }, { replace: true });
  const desk = useCall(DESK, (signal) => call('GET /api/rotation', { signal }), { every: EVERY_MS });
  const chosen = address.get('rota') ?? desk.answer?.rotas[0]?.id;
  const [planning, setPlanning] = useState(false);
  const rota = useCall([...ROTA, chosen ?? ''], (signal) => call('GET /api/rotation/rotas/:rota', { params: { rota: chosen ?? '' }, signal }).then((answer) => {
    setPlanning(answer.state === 'planning');
    return answer;
  }), { every: planning ? WHILE_PLANNING_MS : EVERY_MS, only: chosen !== undefined });
  const canBegin = (desk.answer?.places.length ?? 0) > 0;
  const begin = <Button type="primary" disabled={!canBegin} onClick={() => setBegins(true)}>{w.newRota}</Button>;
  return (
    <DeskPage title={w.title} below={w.below} wide actions={begin}>
      {desk.fault !== undefined && <FaultNotice fault={desk.fault} again={desk.again} />}
      {rota.fault !== undefined && <FaultNotice fault={rota.fault} again={rota.again} />}
      {desk.loading && <Loading />}
      {desk.answer && desk.answer.places.length === 0 && <EmptyState title={w.noPlaces} help={w.noPlacesHelp} />}
      {desk.answer && canBegin && desk.answer.rotas.length === 0 && <EmptyState title={w.empty} help={w.emptyHelp} action={begin} />}
      {desk.answer && desk.answer.rotas.length > 0 && (
        <div className="list-tools">
          <Select className="rota-choice" aria-label={w.rota} value={chosen ?? null} options={choicesOf(desk.answer, rota.answer)} onChange={(to) => keep({ rota: to, day: undefined })} popupMatchSelectWidth={false} />
        </div>
      )}
      {rota.answer && chosen === rota.answer.id && <RotaBoard rota={rota.answer} address={address} keep={keep} />}
      {desk.answer && begins && <NewRota desk={desk.answer} close={() => setBegins(false)} begun={(id) => { setBegins(false); keep({ rota: id, day: undefined }); }} />}
    </DeskPage>
  );
}

/** The list is asked seldom; the state of the rota that is looked at is known better. */
function choicesOf({ rotas, places }: Desk, shown: Rota | undefined) {
  return rotas.map((one) => ({ value: one.id, label: w.rotaNamed(nameOf(places, one.place), shortDate(one.from), w.states[one.id === shown?.id ? shown.state : one.state] ?? '') }));
}

function nameOf(places: Desk['places'], id: string): string {
  const place = places.find((one) => one.id === id);
  return place ? named(place) : '';
}
