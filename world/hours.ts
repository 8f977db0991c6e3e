export type Session = Readonly<{ opens: string; closes: string }>;
export type Text = Readonly<{ zh: string; en: string }>;
export type Sessions = readonly Session[];

/** A branch's week: the work day's sessions, and those of Saturday, Sunday and legal holidays; none means closed. */
export type SampleWeek = Readonly<{
  mode: 'open' | 'appointment_only';
  personal: Readonly<{ workday: Sessions; saturday: Sessions; sunday: Sessions; holiday: Sessions }>;
  corporate: Sessions;
}>;

const morning: Session = { opens: '09:00', closes: '11:30' };
const afternoon: Session = { opens: '13:30', closes: '16:00' };
const corporate = [morning, { opens: '13:30', closes: '15:30' }];
const never = { saturday: [], sunday: [], holiday: [] };

const split: SampleWeek = { mode: 'open', personal: { workday: [morning, afternoon], ...never }, corporate };

/** The weeks that the sample branches keep; each branch names one. */
export const WEEKS = {
  /** Two sessions with time for disinfection and rest between them, five days. */
  split,
  /** The same, and Saturday morning for personal business. */
  splitSaturday: { ...split, personal: { ...split.personal, saturday: [{ opens: '09:30', closes: '12:00' }] } },
  /** A large branch: nine to five without a break, shorter on weekends, open on legal holidays. */
  long: {
    mode: 'open',
    personal: {
      workday: [{ opens: '09:00', closes: '17:00' }], saturday: [{ opens: '09:30', closes: '16:00' }],
      sunday: [{ opens: '10:00', closes: '15:00' }], holiday: [{ opens: '10:00', closes: '15:00' }],
    },
    corporate: [{ opens: '09:00', closes: '16:00' }],
  },
  /** Mornings only: the other team works elsewhere in the afternoon. */
  mornings: { mode: 'open', personal: { workday: [{ opens: '09:00', closes: '12:30' }], ...never }, corporate: [morning] },
  appointmentOnly: { ...split, mode: 'appointment_only' },
} as const satisfies Record<string, SampleWeek>;

export type WeekName = keyof typeof WEEKS;

/** Dated changes of the sample branches, in days from the day the bank is made; `days` undefined: until further notice. */
export type SampleException = Readonly<{
  branch: string;
  inDays: number;
  days?: number;
  mode: 'open' | 'machines_only' | 'closed';
  personal: Sessions;
  corporate: Sessions;
  reason: Text;
  alternatives: readonly string[];
}>;

export const EXCEPTIONS: readonly SampleException[] = [
  {
    branch: 'hx05', inDays: -4, mode: 'closed', personal: [], corporate: [], alternatives: ['hx04', 'hx03'],
    reason: { zh: '所在街区封控，恢复时间另行通知', en: 'The block is closed off; we will announce when we open again' },
  },
  {
    branch: 'wy05', inDays: -4, mode: 'machines_only', personal: [], corporate: [], alternatives: ['wy03', 'wy02'],
    reason: { zh: '人手支援兄弟网点，人工柜台暂停，自助区照常', en: 'Our staff help at other branches: counters pause, the self-service zone works as usual' },
  },
  {
    branch: 'hx02', inDays: 5, days: 1, mode: 'open', personal: [morning], corporate: [morning], alternatives: ['hx01', 'hx03'],
    reason: { zh: '下午全面消毒', en: 'Full disinfection in the afternoon' },
  },
  {
    branch: 'qy02', inDays: 6, days: 2, mode: 'closed', personal: [], corporate: [], alternatives: ['qy01', 'qy03'],
    reason: { zh: '轮值休整', en: 'Resting in rotation' },
  },
];
