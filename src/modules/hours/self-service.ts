import { sql, type Tx } from '#platform/sql.ts';

export const ZONE_STATES = ['joined', 'cut_off', 'closed'] as const;
export type ZoneState = (typeof ZONE_STATES)[number];
export type SelfService = Readonly<{ state: ZoneState; reason: { zh: string; en: string }; since: Date | null }>;

/** Nobody has said anything: the zone opens to the hall. */
const JOINED: SelfService = { state: 'joined', reason: { zh: '', en: '' }, since: null };

/** How the 24-hour zone of a branch stands. Its hours are the hours of the machines, published like all others. */
export async function selfServiceAt(tx: Tx, branch: string): Promise<SelfService> {
  return (await selfServicesAt(tx, [branch]))(branch);
}

/** The same of many. */
export async function selfServicesAt(tx: Tx, branches: readonly string[]): Promise<(branch: string) => SelfService> {
  const rows = await tx.many<{ branch: string; state: ZoneState; zh: string; en: string; since: Date }>(sql`
    select place_id as branch, state, reason_zh as zh, reason_en as en, since from hours.self_service where place_id = any (${branches}::uuid[])`);
  const said = new Map(rows.map((row) => [row.branch, { state: row.state, reason: { zh: row.zh, en: row.en }, since: row.since }]));
  return (branch) => said.get(branch) ?? JOINED;
}

/** The branches among these whose zone is closed: nothing is due there. */
export async function closedZones(tx: Tx, branches: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ branch: string }>(sql`select place_id as branch from hours.self_service where place_id = any (${branches}::uuid[]) and state = 'closed'`);
  return new Set(rows.map((one) => one.branch));
}
