import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { base64, id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { readAreas } from '../read-areas.ts';
import { MOST_AREAS, setAreas } from './set-areas.ts';

const MOST_CHARACTERS = 4_000_000;

/** Resident areas from the bank's or the district's own list, whichever of the three systems its coordinates are in. */
export const importAreas = act({
  name: 'rotation.importAreas',
  may: can.setAreas,
  input: z.object({ region: id, content: base64(MOST_CHARACTERS), coordinates: z.enum(['wgs84', 'gcj02', 'bd09']) }),
  run: async ({ tx, asking, input }) => {
    const { areas, left } = await readAreas(Buffer.from(input.content, 'base64'), input.coordinates);
    if (areas.length === 0) throw new Refusal('rotation.noAreasRead', { status: 422 });
    if (areas.length > MOST_AREAS) throw new Refusal('rotation.tooManyAreas', { status: 413, params: { most: MOST_AREAS } });
    await setAreas.within(tx, asking, { region: input.region, areas });
    return { answer: { areas: areas.length, left }, trace: { object: `region/${input.region}`, facts: { areas: areas.length, left, coordinates: input.coordinates } } };
  },
});
