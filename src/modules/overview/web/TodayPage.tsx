import { FaultNotice, Badge, DeskPage, Loading, StaleBanner, StatStrip, useLive, usePlace, type Stat } from '#ui/staff/kit.ts';
import type { Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CounterStrip } from './CounterStrip.tsx';
import { Decisions } from './Decisions.tsx';
import { ExposurePanel } from './Exposure.tsx';
import { HallCurve } from './HallCurve.tsx';
import { OutlookPanel } from './Outlook.tsx';
import './overview.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
export type Today = Answer<typeof contract, 'GET /api/branches/:branch/today'>;

/** The branch head's first look: what needs a decision, four figures, one curve. It moves by itself. */
export function TodayPage() {
  const { branch } = usePlace();
  const { picture: today, line } = useLive<Today>(`/api/branches/${branch.id}/live/today`);
  if (!today) return <DeskPage title={w.today} below={named(branch)}>{line.stale ? <FaultNotice fault={undefined} /> : <Loading />}</DeskPage>;
  return (
    <>
      <StaleBanner line={line} zone={today.zone} />
      <DeskPage title={w.today} below={<DayLine today={today} branch={named(branch)} />} wide>
        <Decisions today={today} />
        <StatStrip stats={figuresOf(today)} />
        <HallCurve today={today} />
        <CounterStrip counters={today.counters} />
        <ExposurePanel />
        <OutlookPanel today={today.date} />
      </DeskPage>
    </>
  );
}

function DayLine({ today, branch }: { today: Today; branch: string }) {
  const { opening } = today;
  const hours = opening.personal.map((one) => `${one.opens}–${one.closes}`).join(pickText('、', ', '));
  const reason = pickText(opening.reasonZh, opening.reasonEn);
  return (
    <span className="day-line">
      <span>{branch}</span><span>{shortDate(today.date)}</span><Badge kind={opening.isOpen ? 'open' : 'closed'}>{stateWord(today)}</Badge>
      {hours && <span>{hours}</span>}{reason && <span>{reason}</span>}
    </span>
  );
}

function stateWord({ opening }: Today): string {
  if (opening.mode === 'closed') return w.closedDay;
  if (opening.mode === 'machines_only') return w.machinesOnly;
  if (opening.isOpen) return opening.mode === 'appointment_only' ? w.appointmentOnly : w.open;
  return w.closedNow;
}

function figuresOf({ hall, waits }: Today): Stat[] {
  const share = waits.longestMinutes / waits.limitMinutes;
  return [
    {
      label: w.inside, value: <>{count(hall.inside)}<small> / {count(hall.cap)}</small></>, main: true, note: hall.outside > 0 ? `${w.cap(count(hall.cap))} · ${w.outside(count(hall.outside))}` : w.cap(count(hall.cap)),
      kind: hall.light === 'full' ? 'act' : hall.light === 'watch' ? 'watch' : 'open',
    },
    { label: w.waiting, value: count(waits.waiting), unit: w.people, note: waits.waiting === 0 ? w.noWait : undefined },
    {
      label: w.longest, value: count(waits.longestMinutes), unit: w.minutes, note: waits.longestNumber ? w.longestNote(waits.longestNumber, count(waits.limitMinutes)) : w.noWait,
      ...(share >= 1 ? { kind: 'act' as const } : share >= 0.5 ? { kind: 'watch' as const } : {}),
    },
    waits.medianMinutes === null
      ? { label: w.typical, value: '–', note: w.typicalNone }
      : { label: `${w.typical} · ${w.half}`, value: count(Math.round(waits.medianMinutes)), unit: w.minutes, note: w.typicalNote(count(Math.round(waits.p90Minutes ?? 0)), count(waits.served)) },
  ];
}

