import { Button, Flex, Input, Radio } from 'antd';
import { useState } from 'react';
import { shortDate } from '#ui/format.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { call, CALENDAR, RENEWS, w } from './ask.ts';
import type { PlaceOfCalendar, ShownMark } from './CalendarYear.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Kind = ShownMark['kind'];
type Said = { kind: Kind; name: string; nameEn: string };

/** What one day is, and how to say otherwise; the last word can be taken back for ten seconds. */
export function DayMark({ day, isWeekend, place, mark, done }: { day: string; isWeekend: boolean; place: PlaceOfCalendar; mark: ShownMark | undefined; done: () => void }) {
  const toast = useToast();
  const [kind, setKind] = useState<Kind>(mark?.kind ?? (isWeekend ? 'workday' : 'holiday'));
  const [names, setNames] = useState({ name: mark?.name ?? '', nameEn: mark?.nameEn ?? '' });
  const renews = [CALENDAR, ...RENEWS];
  const params = { place: place.id, day };
  const say = (said: Said) => call('PUT /api/hours/calendar/:place/:day', { params, body: said });
  const unsay = () => call('DELETE /api/hours/calendar/:place/:day', { params });
  const own = mark?.own ? { kind: mark.kind, name: mark.name, nameEn: mark.nameEn } : undefined;
  const back = useDeed(() => (own ? say(own) : unsay()), { renews });
  const save = useDeed(() => say({ kind, name: names.name.trim() || (zh.defaultNames[kind] ?? ''), nameEn: names.nameEn.trim() || (en.defaultNames[kind] ?? '') }), {
    renews, done: () => { done(); toast.done(w.daySaved(shortDate(day)), () => back.run(undefined)); },
  });
  const take = useDeed(unsay, { renews, done: () => { done(); toast.done(w.dayTaken(shortDate(day)), () => back.run(undefined)); } });
  if (!place.editable) return <p className="day-mark-form">{mark ? `${w.kinds[mark.kind]} · ${pickText(mark.name, mark.nameEn)}` : w.ordinary}<br /><span className="soft">{w.notYours}</span></p>;
  return (
    <div className="day-mark-form">
      {mark && <p className="soft">{pickText(mark.name, mark.nameEn)} · {mark.own ? (mark.source === 'official' ? w.official : w.bank) : w.fromAbove}</p>}
      <Radio.Group aria-label={w.dayIs} value={kind} onChange={({ target }) => { setKind(target.value as Kind); setNames({ name: '', nameEn: '' }); }} options={(['holiday', 'workday', 'weekend'] as const).map((value) => ({ value, label: w.kinds[value] }))} />
      <Input aria-label={w.dayName} placeholder={`${w.dayName}: ${zh.defaultNames[kind]}`} maxLength={40} value={names.name} onChange={({ target }) => setNames({ ...names, name: target.value })} />
      <Input aria-label={w.dayNameEn} placeholder={`${w.dayNameEn}: ${en.defaultNames[kind]}`} maxLength={60} value={names.nameEn} onChange={({ target }) => setNames({ ...names, nameEn: target.value })} />
      <Flex gap={8}>
        <Button type="primary" loading={save.busy} onClick={() => void save.run(undefined)}>{w.saveDay}</Button>
        {mark?.own && <Button loading={take.busy} onClick={() => void take.run(undefined)}>{w.takeAway}</Button>}
      </Flex>
    </div>
  );
}
