import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { can } from '../can.ts';
import { day, exception, notice, bilingual, week } from '../plan.ts';
import { publishPlan } from '../publish-plan.ts';

const NO_NOTICE = { alternatives: [], remote: [], phone: '' };
const source = line(160).default('as the bank’s own list gives it');

/** Weekly hours as the bank's own list gives them: for the import and the sample bank, called `.within` their acts. */
export const setWeeklyHours = act({
  name: 'hours.setWeeklyHours',
  may: can.setAsGiven,
  input: z.object({ branch: id, week, from: day.optional(), source }),
  run: async ({ tx, asking, input }) => {
    const from = input.from ?? businessDate(asking.now, await asking.house.places.zoneOf(input.branch));
    const reason = { zh: '按本行网点表录入', en: 'As listed by the bank' };
    const published = await publishPlan(tx, asking, {
      branch: input.branch, change: { weeks: [{ from, week: input.week, reason, notice: NO_NOTICE }], exceptions: [], lifts: [] },
      requestedBy: [asking.actor.id], waiver: input.source, asGiven: true,
    });
    return { answer: { version: published.version }, trace: { object: `version/${published.version}`, facts: { given: true } }, announces: published.announces };
  },
});

/** A dated exception as given: for the import and the sample bank. */
export const setException = act({
  name: 'hours.setException',
  may: can.setAsGiven,
  input: z.object({
    branch: id, from: day, to: day.nullable(), hours: exception.shape.hours, reason: bilingual, notice: notice.default(NO_NOTICE),
    weekdays: exception.shape.weekdays, days: exception.shape.days, source,
  }),
  run: async ({ tx, asking, input: { branch, source: waiver, ...given } }) => {
    const published = await publishPlan(tx, asking, {
      branch, change: { weeks: [], exceptions: [{ id: newId(), ...given }], lifts: [] }, requestedBy: [asking.actor.id], waiver, asGiven: true,
    });
    return { answer: { version: published.version }, trace: { object: `version/${published.version}`, facts: { given: true } }, announces: published.announces };
  },
});
