import { chanceOf, normal } from '#kernel/chance.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { setAreas } from '#modules/rotation/index.ts';
import { REGIONS } from './bank.ts';
import { BRANCHES } from './branches.ts';

const FIRST = ['榆荫', '听澜', '南篱', '半亩', '云栖', '枕溪', '茶垄', '石鼓', '雁来', '疏影', '桐花', '麦秋', '渡口', '星野'] as const;
const LAST = ['小区', '花园', '新村', '家园', '里'] as const;
const SPREAD_METRES = 900;
const ELDERS_SHARE = 0.24;

/** Made-up compounds round the sample bank's branches, so that a rota can be planned for people and not for doors. */
export async function seedAreas(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const chance = chanceOf('yunting', 'areas');
  for (const { code } of REGIONS) {
    const areas = BRANCHES.flatMap((branch, b) => (branch.region !== code ? [] : LAST.map((last) => {
      const residents = Math.round(600 + 4_200 * chance() ** 2);
      return {
        name: `${FIRST[b] ?? FIRST[0]}${last}`, residents, elders: Math.round(residents * ELDERS_SHARE * (0.5 + chance())),
        lng: branch.lng + (normal(chance) * SPREAD_METRES) / 86_000, lat: branch.lat + (normal(chance) * SPREAD_METRES) / 110_574,
      };
    })));
    await setAreas.within(tx, asking, { region: places.get(code) ?? '', areas });
  }
}
