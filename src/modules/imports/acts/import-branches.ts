import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { addBranches, branchListInput } from '#modules/branches/index.ts';
import { setWeeklyHours, weekOfDays, type Week } from '#modules/hours/index.ts';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { can } from '../can.ts';

const session = z.object({ opens: z.string().max(5), closes: z.string().max(5) });
const days = z.array(z.array(session).max(8)).length(7);

const importedBranch = branchListInput.shape.branches.element.extend({
  machineSite: z.boolean(), days: days.optional(), corporate: days.optional(), holiday: z.array(session).max(8).optional(),
});
export type ImportedBranch = z.output<typeof importedBranch>;

/** Writes the good rows of a branch list with their hours, all together or not at all. */
export const importBranches = act({
  name: 'imports.branches',
  may: can.importBranches,
  input: branchListInput.extend({ branches: z.array(importedBranch).min(1).max(50_000) }),
  run: async ({ tx, asking, input }) => {
    const added = await addBranches.within(tx, asking, input);
    const withHours = await setHours(tx, asking, input.branches, input.timeZone);
    return {
      answer: { ...added, withHours },
      trace: { object: `import/${added.import}`, facts: { fileHash: input.fileHash, rows: input.rowCount, written: added.written, withHours } },
    };
  },
});

/** Hours go through the hours module's own door, one branch at a time: each branch has its own plan, board and trail. */
async function setHours(tx: Tx, asking: Asking, branches: readonly ImportedBranch[], timeZone: string): Promise<number> {
  const from = businessDate(asking.now, timeZone);
  let count = 0;
  for (const one of branches) {
    const week = weekOf(one);
    if (!week) continue;
    await setWeeklyHours.within(tx, asking, { branch: one.id, week, from });
    count += 1;
  }
  return count;
}

/** A site without counters has hours for its machines only. */
function weekOf({ days: given, corporate, holiday, machineSite }: ImportedBranch): Week | undefined {
  if (!given || [...given, ...(corporate ?? [])].every((day) => day.length === 0)) return undefined;
  const week = weekOfDays(given, { ...(corporate && { corporate }), ...(holiday && { holiday }) });
  if (!machineSite) return week;
  const machines = (day: Week['holiday']): Week['holiday'] => ({ ...day, mode: day.personal.length > 0 ? 'machines_only' : 'closed', personal: [], corporate: [], machines: day.personal });
  const [mon, tue, wed, thu, fri, sat, sun] = week.days;
  return { days: [machines(mon), machines(tue), machines(wed), machines(thu), machines(fri), machines(sat), machines(sun)], holiday: machines(week.holiday), makeUp: machines(week.makeUp) };
}
