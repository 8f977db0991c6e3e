import { dayWord } from '#ui/format.ts';
import { lang, say } from '#ui/words.ts';
import { sessionsText, type DoorState, type Mode, type ShownDay } from '../wall.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = lang === 'zh' ? zh : en;

type DoorSign = { kind: 'open' | 'watch' | 'closed'; short: string; long: string };

/** What the door says now, as a badge and as a sentence: shape, colour and words together. */
export function doorSign(door: DoorState, today: string): DoorSign {
  switch (door.state) {
    case 'open':
      return openSign(door.mode, clockText(door.until));
    case 'opens':
      return {
        kind: door.awaitsGate ? 'watch' : 'closed', short: door.awaitsGate ? w.checking : w.closedNow,
        long: door.awaitsGate ? w.checkingLong : door.on === today ? say(w.opensToday, { opens: clockText(door.opens) }) : say(w.opensOn, { day: dayWord(door.on, today), opens: clockText(door.opens) }),
      };
    case 'shut':
      return { kind: 'closed', short: w.shut, long: w.shutLong };
    default:
      return door satisfies never;
  }
}

function openSign(mode: Mode, until: string): DoorSign {
  if (mode === 'appointment_only') return { kind: 'watch', short: w.byAppointment, long: say(w.appointmentUntil, { until }) };
  if (mode === 'drive_through') return { kind: 'watch', short: w.outdoor, long: say(w.outdoorUntil, { until }) };
  return { kind: 'open', short: w.open, long: say(w.openUntil, { until }) };
}

/** '9:00', and past midnight as the clock on the wall shows it: '次日 0:30'. */
function clockText(clock: string): string {
  const hours = Number(clock.slice(0, 2));
  return hours < 24 || clock === '24:00' ? `${hours}${clock.slice(2)}` : `${w.nextDay}${hours - 24}${clock.slice(2)}`;
}

export function hoursText(day: Pick<ShownDay, 'mode' | 'personal' | 'corporate'>, group: 'personal' | 'corporate'): string {
  if (day.mode === 'machines_only') return w.machinesOnly;
  return day[group].length > 0 ? sessionsText(day[group], lang) : w.closed;
}

export function todayText(day: Pick<ShownDay, 'mode' | 'personal' | 'corporate'> | null): string {
  if (!day || (day.mode !== 'machines_only' && day.personal.length + day.corporate.length === 0)) return w.closedToday;
  if (day.mode === 'machines_only') return w.machinesToday;
  return say(w.todayHours, { hours: sessionsText(day.personal.length > 0 ? day.personal : day.corporate, lang) });
}
