export type RegionRow = { id: string; code: string; name: string; name_en: string };
export type BranchRow = {
  id: string; region_id: string; code: string; name: string; name_en: string; address: string; address_en: string; phone: string;
  lng: number | null; lat: number | null; time_zone: string; area_m2: number | null; origin: 'sample' | 'import' | 'manual';
};
export const ZONE_KINDS = ['door', 'guide', 'waiting', 'machines', 'cash', 'non_cash', 'corporate', 'vip', 'office', 'self_service', 'convenience'] as const;
export const MACHINE_KINDS = ['smart', 'cash', 'ticket', 'statement'] as const;
export const DEVICE_KINDS = ['screen', 'door_screen', 'zone_screen', 'led', 'tablet', 'kiosk'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];
export type MachineKind = (typeof MACHINE_KINDS)[number];
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export type ZoneRow = { branch_id: string; id: string; kind: ZoneKind; name: string; name_en: string; seats: number };
export type CounterRow = { branch_id: string; id: string; number: number; name: string; name_en: string; service_groups: string[]; mask_off: boolean; zone_id: string | null };
export type MachineRow = { branch_id: string; id: string; kind: MachineKind; name: string; name_en: string; zone_id: string | null; booth: boolean };
export type DeviceRow = { branch_id: string; id: string; kind: DeviceKind; name: string; last_seen_at: Date | null; revoked_at: Date | null };
