import type { House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { isRecord } from './made-input.ts';
import type { Answer } from './wire.ts';

/** By the name of a field: values that exist in this bank, so that made-up input gets past the door. */
export type KnownValues = Record<string, unknown[]>;

/** Fields that answers fill as the bank is used: each new ticket, hold or link becomes input of what is asked next. */
const LEARNT = ['visit', 'ticket', 'booking', 'hold', 'draft', 'item', 'device', 'job', 'case', 'registration', 'deed', 'code', 'secret', 'token', 'standby', 'staff', 'exception', 'number'];
const MOST_OF_A_NAME = 60;

export async function knownOf({ db }: House, own: string, other: string): Promise<KnownValues> {
  const column = (query: ReturnType<typeof sql>) => db.look({ branches: 'all' }, async (tx) => (await tx.many<{ one: unknown }>(query as never)).map(({ one }) => one));
  const regions = await column(sql`select id as one from app.place where kind = 'region'`);
  return {
    ...Object.fromEntries(LEARNT.map((name) => [name, [] as unknown[]])),
    branch: [own, own, own, own, other], place: [...regions, own], region: regions,
    timeZone: ['Asia/Shanghai', 'Asia/Hong_Kong'], elder: ['true', 'false'], phone: ['13800138000', '13912345678', '+8613700001111'], temperature: [36.5, 36.8, 37.9], consentVersion: ['2026-01'],
    service: await column(sql`select code as one from services.service`),
    startsAt: await column(sql`select starts_at as one from appointments.slot where branch_id = ${own} order by starts_at limit 40`),
    counter: await column(sql`select id as one from branches.counter where branch_id = ${own}`),
    zone: await column(sql`select id as one from branches.zone where branch_id = ${own}`),
  };
}

export function learnFrom({ type, body }: Answer, known: KnownValues): void {
  if (!type.startsWith('application/json') || body.length > 200_000) return;
  const walk = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) return value.slice(0, 5).forEach((one) => walk(one, depth + 1));
    if (!isRecord(value) || depth > 5) return;
    for (const [name, inner] of Object.entries(value)) {
      const kept = known[name];
      if (kept && LEARNT.includes(name) && typeof inner !== 'object') {
        if (kept.length < MOST_OF_A_NAME && !kept.includes(inner)) kept.push(inner);
      } else walk(inner, depth + 1);
    }
  };
  // JSON by its media type.
  walk(JSON.parse(body), 0);
}
