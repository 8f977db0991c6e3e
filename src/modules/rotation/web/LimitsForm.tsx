import { Button, Checkbox, Drawer, InputNumber, Segmented, Select, Slider } from 'antd';
import { type ReactNode, useState } from 'react';
import { shortDate } from '#ui/format.ts';
import { useDeed } from '#ui/staff/kit.ts';
import { call, type Limits, RENEWS, type Rota, w } from './ask.ts';

const MINDS: readonly Limits['minds'][] = ['mean', 'beyond'];
const CLOCKS = Array.from({ length: 27 }, (_, n) => `${String(7 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`).map((value) => ({ value, label: value }));
/** What a tick asks for: a day more or fewer. */
const FAIR_DAYS = 1;
const BUSY_TIMES = [0.5, 1.3, 1.5, 2, 3];

/** What the rota must keep and what it minds. Kept at once as a new revision; the plan has to be worked out again. */
export function LimitsForm({ rota, close }: { rota: Rota; close: () => void }) {
  const [limits, setLimits] = useState(rota.limits);
  const set = (values: Partial<Limits>) => setLimits({ ...limits, ...values });
  const save = useDeed(() => call('PUT /api/rotation/rotas/:rota/limits', { params: { rota: rota.id }, body: { limits } }), { renews: RENEWS, done: close });
  const busyOn = (day: string) => limits.busy.find((one) => one.on === day)?.times ?? 1;
  const setBusy = (on: string, times: number) => set({ busy: [...limits.busy.filter((one) => one.on !== on), ...(times === 1 ? [] : [{ on, times }])] });
  const number = (name: 'leastDays' | 'teamDays' | 'longestGap' | 'fairWeeks' | 'limitKm' | 'eldersWeigh' | 'capacity' | 'visitsPerThousand', label: string, least: number, most: number, step = 1) => (
    <Field label={label} name={name}><InputNumber id={`limit-${name}`} min={least} max={most} step={step} value={limits[name]} onChange={(to) => set({ [name]: to ?? least })} /></Field>
  );
  return (
    <Drawer open title={w.limitsTitle} onClose={close} size={480} footer={<Button type="primary" loading={save.busy} onClick={() => void save.run(undefined)}>{w.keepLimits}</Button>}>
      <div className="rota-form">
        <Checkbox checked={limits.halves} onChange={(event) => set({ halves: event.target.checked })}>{w.planHalves}</Checkbox>
        {limits.halves !== rota.limits.halves && <p className="soft">{w.planHalvesHelp}</p>}
        {limits.halves && <div className="limit-field"><label htmlFor="limit-noon">{w.noon}</label><Select id="limit-noon" value={limits.noon} options={CLOCKS.filter(({ value }) => value > limits.session.opens && value < limits.session.closes)} onChange={(noon) => set({ noon })} /></div>}
        <Share label={w.openMost} value={limits.openMost} set={(openMost) => set({ openMost, openLeast: Math.min(openMost, limits.openLeast) })} />
        <Share label={w.openLeast} value={limits.openLeast} set={(openLeast) => set({ openLeast, openMost: Math.max(openLeast, limits.openMost) })} />
        {number('leastDays', w.leastDays, 0, 7)}
        {number('teamDays', w.teamDays, 1, 7)}
        {number('longestGap', w.longestGap, 0, 7)}
        <Checkbox checked={limits.fairDays !== null} onChange={(event) => set({ fairDays: event.target.checked ? FAIR_DAYS : null })}>{w.planFair}</Checkbox>
        {limits.fairDays !== null && <Field label={w.fairDays} name="fairDays"><InputNumber id="limit-fairDays" min={0} max={28} value={limits.fairDays} onChange={(to) => set({ fairDays: to ?? FAIR_DAYS })} /></Field>}
        {limits.fairDays !== null && number('fairWeeks', w.fairWeeks, 1, 26)}
        <Checkbox checked={limits.cover} onChange={(event) => set({ cover: event.target.checked })}>{w.cover}</Checkbox>
        <fieldset><legend>{w.days}</legend><Checkbox.Group value={limits.days} options={w.dayNames.map((label, index) => ({ value: index + 1, label }))} onChange={(days) => set({ days: days.length > 0 ? days.toSorted((a, b) => a - b) : limits.days })} /></fieldset>
        <fieldset><legend>{w.minds}</legend><Segmented value={limits.minds} options={MINDS.map((value) => ({ value, label: w.mindsChoices[value] }))} onChange={(minds) => set({ minds })} /></fieldset>
        {number('limitKm', w.limitKm, 0.5, 50, 0.5)}
        {number('eldersWeigh', w.eldersWeigh, 1, 10, 0.5)}
        <fieldset><legend>{w.busy}</legend>
          <div className="busy-days">{rota.dates.map((day) => (
            <label key={day}>{shortDate(day)}<Select aria-label={shortDate(day)} value={busyOn(day)} options={[{ value: 1, label: w.busyNone }, ...BUSY_TIMES.map((times) => ({ value: times, label: w.busyTimes(String(times)) }))]} onChange={(times) => setBusy(day, times)} /></label>
          ))}</div>
        </fieldset>
        {number('capacity', w.capacity, 0, 100_000, 10)}
        {number('visitsPerThousand', w.visits, 0, 1_000)}
        <fieldset><legend>{w.session}</legend><Times limits={limits} set={set} /></fieldset>
      </div>
    </Drawer>
  );
}

function Field({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  return <div className="limit-field"><label htmlFor={`limit-${name}`}>{label}</label>{children}</div>;
}

function Share({ label, value, set }: { label: string; value: number; set: (share: number) => void }) {
  return (
    <div>
      <div className="limit-field"><span>{label}</span><b>{w.percent(String(Math.round(value * 100)))}</b></div>
      <Slider min={0} max={100} step={5} value={Math.round(value * 100)} onChange={(to) => set(to / 100)} tooltip={{ open: false }} ariaLabelForHandle={label} />
    </div>
  );
}

function Times({ limits, set }: { limits: Limits; set: (values: Partial<Limits>) => void }) {
  return (
    <div className="session-times">
      <Select aria-label={w.opens} value={limits.session.opens} options={CLOCKS.filter((one) => one.value < (limits.halves ? limits.noon : limits.session.closes))} onChange={(opens) => set({ session: { ...limits.session, opens } })} />
      <span aria-hidden="true">{'–'}</span>
      <Select aria-label={w.closes} value={limits.session.closes} options={CLOCKS.filter((one) => one.value > (limits.halves ? limits.noon : limits.session.opens))} onChange={(closes) => set({ session: { ...limits.session, closes } })} />
    </div>
  );
}
