import { sealInto } from '#kernel/sealed-box.ts';
import type { Kept } from './queue.ts';

/** What a device may seal with, for one person at one branch. It opens nothing. */
export type Kit = Readonly<{ branch: string; kit: string; publicKey: string; staff: string }>;
export type Written = Readonly<{ id: string; kind: 'round' | 'count' | 'screening'; label: readonly [zh: string, en: string]; marks?: readonly string[]; body: unknown }>;

/** Seals a record at once; after this nobody can read it on the device. `at` is the bank's time, `deviceAt` the device's own. */
export async function sealed(kit: Kit, written: Written, { at, deviceAt }: { at: Date; deviceAt: number }): Promise<Kept> {
  const letter = JSON.stringify({ doneAt: at.toISOString(), deviceAt, label: written.label, body: written.body });
  return {
    id: written.id, branch: kit.branch, kit: kit.kit, kind: written.kind, marks: written.marks ?? [], keptAt: deviceAt,
    sealed: await sealInto(kit.publicKey, `${kit.branch} ${kit.kit} ${written.id} ${written.kind}`, letter),
  };
}
