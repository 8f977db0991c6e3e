import { Button, Select } from 'antd';
import { servesPeople, MODES, type Mode } from '../wall.ts';
import { w } from './ask.ts';
import { SessionsInput } from './fields.tsx';
import { HOLIDAY, MAKE_UP, readDay, type TypedDay, type TypedWeek, withDay, WORKDAYS } from './week-draft.ts';

type Props = { days: TypedWeek; oneByOne: boolean; tried: boolean; onChange: (days: TypedWeek) => void };

/** The week as a form: a row a day, its mode, and the sessions for persons, firms and the self-service zone. */
export function WeekRows({ days, oneByOne, tried, onChange }: Props) {
  const rows = days.flatMap((day, index) => (oneByOne || index === 0 || index > 4 ? [{ day, index, label: labelOf(index, oneByOne) }] : []));
  const copyMonday = () => onChange(days.map((day, at) => (WORKDAYS.some((one) => one === at) ? (days[0] ?? day) : day)));
  return (
    <table className="week-rows">
      <caption className="unseen">{w.hours}</caption>
      <thead><tr><th scope="col">{w.day}</th><th scope="col">{w.mode}</th><th scope="col">{w.personal}</th><th scope="col">{w.corporate}</th><th scope="col">{w.machines}</th></tr></thead>
      <tbody>
        {rows.map(({ day, index, label }) => {
          const set = (change: Partial<TypedDay>) => onChange(withDay(days, index, change, oneByOne));
          const isServed = servesPeople(day.mode);
          const isWrong = tried && readDay(day) === undefined;
          return (
            <tr key={index} data-wrong={isWrong ? '' : undefined}>
              <th scope="row">{label}{oneByOne && index === 0 && <Button size="small" type="link" onClick={copyMonday}>{w.copyDown}</Button>}</th>
              <td data-label={w.mode}><Select<Mode> value={day.mode} aria-label={`${label} ${w.mode}`} style={{ width: '100%' }} onChange={(mode) => set({ mode })} options={MODES.map((value) => ({ value, label: w.modes[value] }))} popupMatchSelectWidth={false} /></td>
              <td data-label={w.personal}><SessionsInput value={isServed ? day.personal : ''} disabled={!isServed} label={`${label} ${w.personal}`} onChange={(personal) => set({ personal })} />{isWrong && <span role="alert" className="field-fault">{w.chooseHours}</span>}</td>
              <td data-label={w.corporate}><SessionsInput value={isServed ? day.corporate : ''} disabled={!isServed} label={`${label} ${w.corporate}`} onChange={(corporate) => set({ corporate })} /></td>
              <td data-label={w.machines}><SessionsInput value={day.machines} label={`${label} ${w.machines}`} onChange={(machines) => set({ machines })} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a row of the week is called. */
export function labelOf(index: number, oneByOne: boolean): string {
  if (index === HOLIDAY) return w.holidayRow;
  if (index === MAKE_UP) return w.makeUpRow;
  return index === 0 && !oneByOne ? w.workdays : (w.days[index] ?? '');
}
