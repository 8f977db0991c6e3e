import type { SampleBranch } from './branches.ts';

export type ZoneKind = 'door' | 'guide' | 'waiting' | 'machines' | 'cash' | 'corporate' | 'vip' | 'self_service';
export type SampleZone = Readonly<{ kind: ZoneKind; name: string; nameEn: string; areaM2: number; seats: number }>;
export type ServiceGroup = 'personal' | 'corporate' | 'wealth';
export type SampleCounter = Readonly<{ number: number; name: string; nameEn: string; groups: readonly ServiceGroup[]; maskOff: boolean; zone: ZoneKind }>;
export type SampleMachine = Readonly<{ name: string; nameEn: string; kind: 'smart' | 'cash' | 'ticket'; zone: ZoneKind }>;
export type SampleDevice = Readonly<{ kind: 'screen' | 'door_screen' | 'zone_screen' | 'led' | 'tablet' | 'kiosk'; name: string; nameEn: string }>;
export type Premises = Readonly<{
  zones: readonly SampleZone[];
  counters: readonly SampleCounter[];
  machines: readonly SampleMachine[];
  devices: readonly SampleDevice[];
}>;

/** Share of the floor, and whether a small branch has the zone too. */
const ZONES: readonly (readonly [ZoneKind, string, string, number, 'all' | 'not small'])[] = [
  ['door', '门前测温区', 'Door', 0.05, 'all'],
  ['guide', '咨询引导区', 'Guidance', 0.08, 'all'],
  ['waiting', '等候区', 'Waiting area', 0.3, 'all'],
  ['machines', '智能机具区', 'Smart machines', 0.15, 'all'],
  ['cash', '现金柜台', 'Cash counters', 0.16, 'all'],
  ['corporate', '对公柜台', 'Corporate counters', 0.08, 'not small'],
  ['vip', '理财贵宾区', 'Wealth and VIP room', 0.1, 'not small'],
  ['self_service', '24小时自助区', '24-hour self-service', 0.08, 'all'],
];

const SIZES = {
  large: { personal: 4, corporate: 2, wealth: 1, smart: 4, atm: 3 },
  middle: { personal: 3, corporate: 1, wealth: 1, smart: 3, atm: 2 },
  small: { personal: 2, corporate: 0, wealth: 0, smart: 2, atm: 1 },
} as const;

export function premisesOf(branch: Pick<SampleBranch, 'size' | 'areaM2'>): Premises {
  const size = SIZES[branch.size];
  const zones = ZONES.filter(([, , , , where]) => where === 'all' || branch.size !== 'small').map(([kind, name, nameEn, share]) => ({
    kind, name, nameEn, areaM2: Math.floor(branch.areaM2 * share), seats: kind === 'waiting' ? Math.floor((branch.areaM2 * share) / 4) : 0,
  }));
  return { zones, counters: countersOf(branch.size), machines: machinesOf(size.smart, size.atm), devices: DEVICES };
}

function countersOf(kind: SampleBranch['size']): SampleCounter[] {
  const size = SIZES[kind];
  // A small branch has no corporate or wealth desk: its last counter takes everything.
  const groupsOf = (position: number): readonly ServiceGroup[] =>
    kind === 'small' && position === size.personal ? ['personal', 'corporate', 'wealth'] : ['personal'];
  const rows: (readonly [readonly ServiceGroup[], boolean, ZoneKind])[] = [
    // The mask may come off at every second personal counter, behind its partition.
    ...Array.from({ length: size.personal }, (_, index) => [groupsOf(index + 1), index % 2 === 1, 'cash'] as const),
    ...Array.from({ length: size.corporate }, () => [['corporate'], true, 'corporate'] as const),
    ...Array.from({ length: size.wealth }, () => [['wealth'], true, 'vip'] as const),
  ];
  return rows.map(([groups, maskOff, zone], index) => ({
    number: index + 1, name: `${index + 1}号窗口`, nameEn: `Counter ${index + 1}`, groups, maskOff, zone,
  }));
}

function machinesOf(smart: number, atm: number): SampleMachine[] {
  return [
    ...Array.from({ length: smart }, (_, index) => ({ kind: 'smart' as const, name: `智能柜台${index + 1}`, nameEn: `Smart machine ${index + 1}`, zone: 'machines' as const })),
    ...Array.from({ length: atm }, (_, index) => ({ kind: 'cash' as const, name: `存取款机${index + 1}`, nameEn: `Cash machine ${index + 1}`, zone: 'self_service' as const })),
    { kind: 'ticket', name: '取号机', nameEn: 'Ticket machine', zone: 'guide' },
  ];
}

const DEVICES: readonly SampleDevice[] = [
  { kind: 'screen', name: '厅堂大屏', nameEn: 'Lobby screen' },
  { kind: 'door_screen', name: '门前屏', nameEn: 'Door screen' },
  { kind: 'zone_screen', name: '自助区屏', nameEn: '24-hour zone screen' },
  { kind: 'led', name: '门楣LED屏', nameEn: 'LED strip' },
  { kind: 'tablet', name: '大堂平板', nameEn: 'Lobby tablet' },
  { kind: 'kiosk', name: '自助取号机', nameEn: 'Ticket kiosk' },
];
