import { z } from 'zod';
import { businessDate, clockOf } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { branchOf } from '#modules/branches/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { aheadOf } from '../rules.ts';
import { openSecret, pageSecret } from '../secrets.ts';
import type { SlipContent } from '../slip.ts';
import { slipWords } from '../slip-words.ts';
import type { TicketRow } from '../tables.ts';
import { waitingLine } from './lines.ts';
import { seatOf } from './seats.ts';
import { toldOf } from './told.ts';

/** What stands on a ticket's slip, in the language asked for. */
export const slip = read({
  name: 'lobby.slip',
  may: can.printSlip,
  input: z.object({ branch: id, ticket: id, lang: z.enum(['zh', 'en']).optional() }),
  run: async ({ tx, asking, input }): Promise<SlipContent> => {
    const row = await tx.maybe<TicketRow>(sql`select * from lobby.ticket where branch_id = ${input.branch} and id = ${input.ticket}`);
    if (!row) throw new Refusal('lobby.ticketUnknown', { status: 404 });
    const lang = input.lang ?? asking.lang;
    const rules = await inForce(tx, input.branch, asking.now);
    const place = await branchOf(tx, input.branch);
    const { line, bookedInRow } = await waitingLine(tx, input.branch, asking.now, rules);
    const service = rules.services.find((one) => one.code === row.service_code);
    const told = await toldOf(tx, input.branch, row.id);
    return {
      number: row.number, branch: lang === 'zh' ? place.name : place.name_en, service: (lang === 'zh' ? service?.name : service?.nameEn) ?? '',
      ahead: aheadOf(row.id, line, { now: asking.now, bookedInRow }, rules.calls).total,
      seat: row.place === 'inside' ? ((await seatOf(tx, input.branch, row.visit_id)) ?? undefined) : undefined,
      estimate: told?.shown ? { low: told.low, high: told.high } : undefined,
      takenAt: `${businessDate(row.taken_at, rules.zone)} ${clockOf(row.taken_at, rules.zone)}`, outside: row.place === 'outside',
      link: `${asking.house.origin}/t/${pageSecret(input.branch, openSecret(asking.house, row.secret_sealed))}`, words: slipWords(lang, rules.calls.returnMinutes),
    };
  },
});
