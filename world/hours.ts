export type Session = Readonly<{ opens: string; closes: string }>;
export type Mode = 'open' | 'appointment_only' | 'machines_only' | 'closed';

/** What a branch's week looks like: weekday 1 (Monday) to 7; no entry means closed that day. */
export type SampleWeek = Readonly<{
  mode: Mode;
  personal: Readonly<Record<number, readonly Session[]>>;
  corporate: Readonly<Record<number, readonly Session[]>>;
  machines: Session | 'all day';
  /** How a legal holiday is used: closed, or with these sessions. */
  holiday: readonly Session[];
  reason?: Readonly<{ zh: string; en: string }>;
}>;

const morning: Session = { opens: '09:00', closes: '11:30' };
const afternoon: Session = { opens: '13:30', closes: '16:00' };
const weekdays = (sessions: readonly Session[]) => ({ 1: sessions, 2: sessions, 3: sessions, 4: sessions, 5: sessions });
const corporate = weekdays([morning, { opens: '13:30', closes: '15:30' }]);
const saturday: Session = { opens: '09:30', closes: '12:00' };

const split: SampleWeek = { mode: 'open', personal: weekdays([morning, afternoon]), corporate, machines: 'all day', holiday: [] };

/** The weeks that the sample branches keep; each branch names one. */
export const WEEKS = {
  /** Two sessions with an hour's disinfection and rest between them, five days. */
  split,
  /** The same, and Saturday morning for personal business. */
  splitSaturday: { ...split, personal: { ...split.personal, 6: [saturday] } },
  /** A large branch: nine to five without a break, weekends shorter, open on holidays. */
  long: {
    mode: 'open', machines: 'all day',
    personal: { ...weekdays([{ opens: '09:00', closes: '17:00' }]), 6: [{ opens: '09:30', closes: '16:00' }], 7: [{ opens: '10:00', closes: '15:00' }] },
    corporate: weekdays([{ opens: '09:00', closes: '16:00' }]),
    holiday: [{ opens: '10:00', closes: '15:00' }],
  },
  /** Mornings only: half the staff is the other team's. */
  mornings: { ...split, personal: weekdays([{ opens: '09:00', closes: '12:30' }]), corporate: weekdays([morning]) },
  appointmentOnly: {
    ...split, mode: 'appointment_only',
    reason: { zh: '厅堂面积小，请先预约到店时间', en: 'The hall is small: please book your arrival time first' },
  },
  machinesOnly: {
    ...split, mode: 'machines_only', personal: {}, corporate: {},
    reason: { zh: '人工柜台暂停，自助区照常', en: 'Counters are paused; the self-service zone works as usual' },
  },
  closed: {
    ...split, mode: 'closed', personal: {}, corporate: {}, machines: { opens: '08:00', closes: '20:00' },
    reason: { zh: '所在街区封控，恢复时间另行通知', en: 'The block is closed off; we will announce when we open again' },
  },
} as const satisfies Record<string, SampleWeek>;

export type WeekName = keyof typeof WEEKS;
