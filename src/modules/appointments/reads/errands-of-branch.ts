import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { read } from '#platform/read.ts';
import { branchOf } from '#modules/branches/index.ts';
import { cardsFor } from '#modules/content/index.ts';
import { servicesAt } from '#modules/services/index.ts';
import { can } from '../can.ts';

/** What a customer can book here, in the bank's order, each with the way to do it without coming and its tip cards. */
export const errandsOfBranch = read({
  name: 'appointments.errandsOfBranch',
  may: can.freeTimes,
  input: z.object({ branch: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const branch = await branchOf(tx, input.branch);
    const cards = await cardsFor(tx);
    return {
      branch: { id: branch.id, name: branch.name, nameEn: branch.name_en, phone: branch.phone, address: branch.address, addressEn: branch.address_en, timeZone: branch.time_zone },
      now: asking.now.toISOString(),
      services: (await servicesAt(tx, input.branch, businessDate(asking.now, branch.time_zone))).filter((service) => service.offered).map(({ catalogueMinutes: _, learntFrom: __, ...service }) => ({
        ...service,
        cards: cards.filter((card) => card.service === service.code).map(({ code, body }) => ({ code, title: body.title, titleEn: body.titleEn, minutes: body.minutes })),
      })),
    };
  },
});
