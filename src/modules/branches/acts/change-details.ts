import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchDetails } from './add-branch.ts';

/** What customers read about a branch: name, address, phone, place on the map. Its code and time zone stay. */
export const changeDetails = act({
  name: 'branches.changeDetails',
  may: can.changeDetails,
  input: branchDetails.omit({ code: true, timeZone: true }).extend({ branch: id }),
  run: async ({ tx, input }) => {
    const changed = await tx.run(sql`
      update branches.branch set name = ${input.name}, name_en = ${input.nameEn}, address = ${input.address}, address_en = ${input.addressEn}, phone = ${input.phone},
        lng = ${input.lng}, lat = ${input.lat}, area_m2 = ${input.areaM2}
      where id = ${input.branch}`);
    if (changed === 0) throw new Refusal('branch.unknown', { status: 404 });
    return { answer: { branch: input.branch }, trace: { object: `branch/${input.branch}` }, announces: [{ topic: 'branches.changed', branch: input.branch }] };
  },
});
