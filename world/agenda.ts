/** What is to happen when, in bank time: the next deed first, those of the same moment in the order they were entered. */
export type Agenda = Readonly<{
  enter: (at: Date, deed: Deed) => void;
  /** The next deed that is due by then, taken out; undefined when none is. */
  take: (by: Date) => Due | undefined;
  next: () => Date | undefined;
  size: () => number;
  clear: () => void;
}>;
export type Deed = (at: Date) => Promise<void>;
export type Due = Readonly<{ at: Date; deed: Deed }>;

type Entry = Due & { order: number };

/** A binary heap: a branch day holds a few hundred entries at most. */
export function agenda(): Agenda {
  let heap: Entry[] = [];
  let order = 0;
  return {
    size: () => heap.length,
    next: () => heap[0]?.at,
    clear: () => void (heap = []),
    enter: (at, deed) => {
      heap.push({ at, deed, order: (order += 1) });
      rise(heap, heap.length - 1);
    },
    take: (by) => {
      const first = heap[0];
      if (!first || first.at > by) return undefined;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        sink(heap, 0);
      }
      return first;
    },
  };
}

function before(a: Entry | undefined, b: Entry | undefined): boolean {
  if (!a || !b) return false;
  return a.at.getTime() < b.at.getTime() || (a.at.getTime() === b.at.getTime() && a.order < b.order);
}

function rise(heap: Entry[], at: number): void {
  const parent = Math.floor((at - 1) / 2);
  if (at === 0 || !before(heap[at], heap[parent])) return;
  swap(heap, at, parent);
  rise(heap, parent);
}

function sink(heap: Entry[], at: number): void {
  const [left, right] = [2 * at + 1, 2 * at + 2];
  let first = at;
  if (before(heap[left], heap[first])) first = left;
  if (before(heap[right], heap[first])) first = right;
  if (first === at) return;
  swap(heap, at, first);
  sink(heap, first);
}

function swap(heap: Entry[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (!one || !other) return;
  heap[a] = other;
  heap[b] = one;
}
