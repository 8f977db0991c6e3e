import { z } from 'zod';
import { read } from '#platform/read.ts';
import { placesNamed, withoutComingNow } from '#modules/hours/index.ts';
import { areasNamed } from '#modules/rotation/index.ts';
import { can } from '../can.ts';

const MOST = 8;

/** What can be done without going, and the places a customer may mean: districts, resident areas, branches and their addresses. Without a word: the largest districts. */
export const places = read({
  name: 'nearby.places',
  may: can.ask,
  input: z.object({ q: z.string().trim().max(60).optional() }),
  run: async ({ tx, asking: { house, now }, input: { q = '' } }) => {
    const known = await placesNamed(house, tx, { word: q, now, most: MOST });
    const areas = q === '' ? [] : (await areasNamed(tx, q, MOST)).map((one) => ({ kind: 'area' as const, nameEn: one.name, ...one }));
    const districts = known.filter((one) => one.kind === 'district');
    const rough = (degrees: number) => Math.round(degrees * 100) / 100;
    return {
      withoutComing: await withoutComingNow(tx, now),
      places: [...districts, ...areas, ...known.filter((one) => one.kind === 'branch')].slice(0, MOST).map((one) => ({ ...one, lng: rough(one.lng), lat: rough(one.lat) })),
    };
  },
});
