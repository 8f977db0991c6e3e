import { z } from 'zod';
import { read } from '#platform/read.ts';
import { branchOf } from '#modules/branches/index.ts';
import { allServices } from '#modules/services/index.ts';
import { can } from '../can.ts';

/** What a customer can book here, in the bank's order, each with the way to do it without coming. */
export const errandsOfBranch = read({
  name: 'appointments.errandsOfBranch',
  may: can.freeTimes,
  input: z.object({ branch: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const branch = await branchOf(tx, input.branch);
    return {
      branch: { id: branch.id, name: branch.name, nameEn: branch.name_en, phone: branch.phone, address: branch.address, addressEn: branch.address_en, timeZone: branch.time_zone },
      now: asking.now.toISOString(),
      services: (await allServices(tx)).filter((service) => service.offered),
    };
  },
});
