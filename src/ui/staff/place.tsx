import { createContext, use } from 'react';
import type { Role } from '#kernel/actor.ts';

export type PlaceBranch = Readonly<{ id: string; code: string; name: string; nameEn: string; region: string; timeZone: string }>;
export type Me = Readonly<{ id: string; name: string; roles: readonly Role[]; bank: 'sample' | 'real'; branches: readonly PlaceBranch[]; posts: readonly { role: Role; reach: 'all' | readonly string[] }[] }>;

/** Who works here and at which branch: every page of a branch may ask. `branch` is the one chosen in the top bar. */
export type Place = Readonly<{ me: Me; branch: PlaceBranch; branches: readonly PlaceBranch[]; choose: (branch: string) => void }>;

export const MeContext = createContext<Me | undefined>(undefined);

/** Who works here; also where there is no branch yet. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe() outside the staff shell');
  return me;
}

export const PlaceContext = createContext<Place | undefined>(undefined);

export function usePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error('usePlace() outside the staff shell');
  return place;
}
