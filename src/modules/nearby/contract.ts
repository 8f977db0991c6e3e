import { z } from 'zod';
import { endpoint, id } from '#platform/contract.ts';
import { card, door, GROUPS, WHENS, withoutComing } from '#modules/hours/index.ts';
import { can } from './can.ts';
import { places } from './reads/places.ts';

const day = card.shape.days.element.nullable();

export const contract = {
  'GET /api/public/nearby': endpoint({
    may: can.ask, summary: 'The nearest branches open now, today or tomorrow: what they serve, how full, first free time',
    // As it stands in the address: the read itself takes it apart.
    query: z.object({ near: z.string().max(20), when: z.enum(WHENS).optional(), group: z.enum(GROUPS).optional() }),
    answer: z.object({
      at: z.string(), when: z.enum(WHENS),
      branches: z.array(card.omit({ days: true }).extend({
        id, metres: z.int(), door, today: day, tomorrow: day, serves: z.array(z.string()),
        crowd: z.object({ light: z.enum(['open', 'watch', 'full']), waiting: z.int() }).nullable(), firstFree: z.string().nullable(),
      })),
    }),
  }),
  'GET /api/public/nearby/places': endpoint({
    may: can.ask, summary: 'What needs no visit, and places by name: districts, resident areas, branches', query: places.input,
    answer: z.object({ withoutComing, places: z.array(z.object({ kind: z.enum(['district', 'area', 'branch']), name: z.string(), nameEn: z.string(), lng: z.number(), lat: z.number() })) }),
  }),
} as const;
