import { UploadOutlined } from '@ant-design/icons';
import { Button, Drawer, Select, Upload } from 'antd';
import { useState } from 'react';
import { addDays } from '#kernel/wall.ts';
import { count, shortDate } from '#ui/format.ts';
import { base64Of, useDeed, useToast } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { call, DESK, type Desk, w } from './ask.ts';

const WEEKS_AHEAD = 6;

/** Which region and which week; the limits begin with the bank's defaults and can be changed before it is worked out. */
export function NewRota({ desk, close, begun }: { desk: Desk; close: () => void; begun: (rota: string) => void }) {
  const [place, setPlace] = useState(desk.places[0]?.id ?? '');
  const [from, setFrom] = useState(desk.nextMonday);
  const begin = useDeed(() => call('POST /api/rotation/rotas', { body: { place, from } }), { renews: [DESK], done: ({ rota }) => begun(rota) });
  const chosen = desk.places.find((one) => one.id === place);
  return (
    <Drawer open title={w.newRota} onClose={close} size={420}>
      <div className="rota-form">
        <label htmlFor="rota-place">{w.place}</label>
        <Select id="rota-place" value={place} options={desk.places.map((one) => ({ value: one.id, label: named(one) }))} onChange={setPlace} />
        {chosen && <p className="soft">{w.placeCount(count(chosen.branches), chosen.areas > 0 ? w.areasKnown(count(chosen.areas), count(chosen.residents)) : w.noAreas)}</p>}
        {chosen?.kind === 'region' && <AreasList region={chosen.id} />}
        <label htmlFor="rota-week">{w.week}</label>
        <Select id="rota-week" value={from} onChange={setFrom} options={Array.from({ length: WEEKS_AHEAD }, (_, n) => addDays(desk.nextMonday, 7 * n)).map((monday) => ({ value: monday, label: w.weekFrom(shortDate(monday), shortDate(addDays(monday, 6))) }))} />
        <Button type="primary" loading={begin.busy} onClick={() => void begin.run(undefined)}>{w.begin}</Button>
      </div>
    </Drawer>
  );
}

const SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const;

/** Where people of the region live: the bank's or the district's own list, in whichever system its coordinates are. */
function AreasList({ region }: { region: string }) {
  const toast = useToast();
  const [coordinates, setCoordinates] = useState<(typeof SYSTEMS)[number]>('wgs84');
  const send = useDeed(async (file: File) => call('POST /api/rotation/areas/:region/list', { params: { region }, body: { content: await base64Of(file), coordinates } }), {
    renews: [DESK], done: ({ areas, left }) => toast.done(w.areasRead(count(areas), count(left))),
  });
  return (
    <fieldset><legend>{w.areasList}</legend>
      <p className="soft">{w.areasHelp}</p>
      <div className="areas-list">
        <Select aria-label={w.coordinates} value={coordinates} options={SYSTEMS.map((value) => ({ value, label: w.systems[value] }))} onChange={setCoordinates} popupMatchSelectWidth={false} />
        <Upload showUploadList={false} disabled={send.busy} beforeUpload={(file) => { void send.run(file); return false; }}><Button icon={<UploadOutlined aria-hidden />} loading={send.busy}>{w.areasChoose}</Button></Upload>
      </div>
    </fieldset>
  );
}
