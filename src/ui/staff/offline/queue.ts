/** 待传: what was done without a line, sealed, in the order it was done; sent when the line is back, wiped when the server answers for it. */

/** A record as it lies on the device. In clear stands only what the device itself needs: which duties are no longer due. */
export type Kept = Readonly<{ id: string; branch: string; kit: string; kind: string; sealed: string; marks: readonly string[]; keptAt: number }>;

/** Where records lie: IndexedDB on a device. What `put` has answered for survives a reload and a crash. */
export type Shelf = Readonly<{ all: () => Promise<Kept[]>; put: (kept: Kept) => Promise<void>; drop: (ids: readonly string[]) => Promise<void> }>;

/** Sends some records; the answer names those that the server has taken. It throws when there is no answer. */
export type Post = (records: readonly Kept[]) => Promise<{ taken: readonly { id: string; state: string }[] }>;

export type QueueState = Readonly<{ kept: readonly Kept[]; sending: boolean; sentAt: number | undefined; reviewed: number; failed: boolean }>;

const MOST_AT_ONCE = 20;
const MOST_SIGNS = 1_200_000;
/** how long the device waits after the n-th attempt that failed */
const WAITS_MS = [2_000, 5_000, 15_000, 60_000, 300_000];

export type Queue = Readonly<{
  state: () => QueueState;
  subscribe: (hear: () => void) => () => void;
  load: () => Promise<void>;
  keep: (kept: Kept) => Promise<void>;
  /** Sends all that is kept; false when something is left. Two at once are one. */
  flush: () => Promise<boolean>;
  /** how long to wait before the next attempt */
  waitMs: () => number;
}>;

export function openQueue({ shelf, post, now }: { shelf: Shelf; post: Post; now: () => number }): Queue {
  let state: QueueState = { kept: [], sending: false, sentAt: undefined, reviewed: 0, failed: false };
  let failures = 0;
  let flushing: Promise<boolean> | undefined;
  const hearers = new Set<() => void>();
  const set = (to: Partial<QueueState>): void => { state = { ...state, ...to }; for (const hear of hearers) hear(); };
  const load = async (): Promise<void> => set({ kept: inOrder(await shelf.all()) });

  const flushed = async (): Promise<boolean> => {
    // What another window has kept or sent meanwhile counts.
    await load();
    set({ sending: state.kept.length > 0 });
    try {
      const tried = new Set<string>();
      for (let parcel = parcelOf(state.kept, tried); parcel.length > 0; parcel = parcelOf(state.kept, tried)) {
        for (const { id } of parcel) tried.add(id);
        const { taken } = await post(parcel);
        await shelf.drop(taken.map((one) => one.id));
        const gone = new Set(taken.map((one) => one.id));
        set({ kept: state.kept.filter((one) => !gone.has(one.id)), sentAt: now(), reviewed: state.reviewed + taken.filter((one) => one.state === 'review').length });
      }
      failures = state.kept.length > 0 ? failures + 1 : 0;
    } catch {
      failures += 1;
    }
    set({ sending: false, failed: failures > 0 });
    return state.kept.length === 0;
  };

  return {
    state: () => state,
    subscribe: (hear) => { hearers.add(hear); return () => hearers.delete(hear); },
    load,
    keep: async (kept) => {
      await shelf.put(kept);
      set({ kept: inOrder([...state.kept.filter((one) => one.id !== kept.id), kept]) });
    },
    flush: () => (flushing ??= flushed().finally(() => { flushing = undefined; })),
    waitMs: () => WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? 0,
  };
}

/** The next records that go together: not too many, not too large, none twice in one go. */
function parcelOf(kept: readonly Kept[], tried: ReadonlySet<string>): Kept[] {
  const parcel: Kept[] = [];
  let signs = 0;
  for (const one of kept) {
    if (tried.has(one.id)) continue;
    signs += one.sealed.length;
    if (parcel.length > 0 && (parcel.length === MOST_AT_ONCE || signs > MOST_SIGNS)) break;
    parcel.push(one);
  }
  return parcel;
}

function inOrder(kept: readonly Kept[]): Kept[] {
  return [...kept].sort((a, b) => a.keptAt - b.keptAt || (a.id < b.id ? -1 : 1));
}
