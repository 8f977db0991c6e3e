import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { measuredHere, servicesAt } from '../reads/minutes.ts';
import { minutesHere } from '../rules-minutes.ts';
import { settings } from '../settings.ts';

/** 采用实测时长: which minutes a branch reckons with from tomorrow on. The day that has begun keeps its own. May run twice. */
export const adoptMinutes = act({
  name: 'services.adoptMinutes',
  may: can.learn,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const from = addDays(businessDate(asking.now, await asking.house.places.zoneOf(branch)), 1);
    const rules = await settingsAt(tx, settings, branch, asking.now);
    const measured = await measuredHere(tx, branch);
    const changed: { code: string; was: number; minutes: number }[] = [];
    for (const { code, minutes: was, catalogueMinutes: prior } of await servicesAt(tx, branch, from)) {
      const known = measured.get(code);
      const decided = minutesHere(prior, known, was, rules);
      if (decided.minutes === was) continue;
      await tx.run(sql`
        insert into services.minutes_here (branch_id, service_code, from_on, minutes, basis, catalogue_minutes, sample_count, mean_minutes, decided_at)
        values (${branch}, ${code}, ${from}, ${decided.minutes}, ${decided.basis}, ${prior}, ${known?.samples ?? 0}, ${known?.mean ?? null}, ${asking.now})
        on conflict (branch_id, service_code, from_on) do update set minutes = excluded.minutes, basis = excluded.basis, catalogue_minutes = excluded.catalogue_minutes,
          sample_count = excluded.sample_count, mean_minutes = excluded.mean_minutes, decided_at = excluded.decided_at`);
      changed.push({ code, was, minutes: decided.minutes });
    }
    return {
      answer: { from, changed }, trace: { object: `branch/${branch}`, facts: { from, changed } },
      announces: changed.length > 0 ? [{ topic: 'services.minutesChanged', branch, facts: { from } }] : [],
    };
  },
});
