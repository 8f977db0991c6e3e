import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { read } from '#platform/read.ts';
import { can } from '../can.ts';
import { broughtBy, handedIn, keptOf, listIn, planOf, returnedOf, shown, token } from '../cases.ts';
import { onlyWriter, writeCounts } from '../write-counts.ts';

/** What a list of cases would bring. Nothing is written. For the command line and the sample bank; people hand a file in (case-file.ts). */
export const previewCases = read({
  name: 'risk.previewCases',
  may: can.importCases,
  input: handedIn,
  run: async ({ tx, asking, input }) => {
    const plan = await planOf(tx, await listIn(asking, bytesOf(input)));
    return { ...shown(keptOf(plan), asking.lang), name: input.name, token: plan.token };
  },
});

/** The rows that were set aside, in a copy of the file with the reasons. */
export const returnCases = read({
  name: 'risk.returnCases',
  may: can.importCases,
  input: handedIn,
  run: async ({ asking, input }) => returnedOf((await listIn(asking, bytesOf(input))).list, input.name, asking.lang),
});

/** Writes the counts that the preview with this token showed, all of them or none, and lets them speak. The same file again changes nothing. */
export const importCases = act({
  name: 'risk.importCases',
  may: can.importCases,
  input: handedIn.extend({ token }),
  run: async ({ tx, asking, input }) => {
    const handed = await listIn(asking, bytesOf(input));
    await onlyWriter(tx);
    const plan = await planOf(tx, handed);
    const answer = broughtBy(plan);
    if (answer.added + answer.changed > 0 && plan.token !== input.token) throw new Refusal('risk.previewStale', { status: 409 });
    await writeCounts(tx, asking, plan, asking.actor.id);
    return { answer, trace: { object: 'risk/cases', facts: { ...answer, file: plan.digest } } };
  },
});

function bytesOf({ content }: { content: string }): Buffer {
  return Buffer.from(content, 'base64');
}
