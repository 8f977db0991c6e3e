import type { CheckedRow, Draft } from './check-rows.ts';
import type { KnownBranch } from './plan.ts';
import { reason, type FieldWord, type Reason } from './reason.ts';

/** What stands in the way of a row because of another one: in the file, or already in the network. */
export type Repeat = Readonly<{ kind: 'none' | 'noted' | 'doubtful' | 'held' | 'same' | 'known'; reasons: readonly Reason[] }>;

/**
 * Rows that claim the same branch. Equal rows are one row; rows that share a code or a place but differ are all held until a
 * person decides, or the first is taken where they said so. Nothing is merged.
 */
export function repeated(rows: readonly CheckedRow[], known: readonly KnownBranch[], policy: 'hold' | 'first'): Map<CheckedRow, Repeat> {
  const found = new Map<CheckedRow, Repeat>();
  const knownByCode = new Map(known.map((one) => [one.code, one]));
  const knownByPlace = new Map(known.filter((one) => one.address !== '').map((one) => [placeOf(one), one]));
  const sound = rows.filter((one) => one.refused.length === 0);

  for (const one of sound) {
    const there = knownByCode.get(one.draft.code);
    const sameplace = one.draft.address === '' ? undefined : knownByPlace.get(placeOf(one.draft));
    if (there) {
      const fields = differences(one.draft, { ...there, ...(there.lng !== null && there.lat !== null && { point: { lng: there.lng, lat: there.lat } }) });
      found.set(one, fields.length === 0 ? { kind: 'known', reasons: [reason('existing.same')] } : { kind: 'held', reasons: [{ ...reason('existing.differs', { code: there.code }), fields }] });
    } else if (sameplace) found.set(one, { kind: 'held', reasons: [reason('existing.place', { code: sameplace.code })] });
  }

  const open = sound.filter((one) => !found.has(one));
  for (const group of groups(open, (one) => one.draft.code)) {
    const [first, ...others] = group;
    if (!first) continue;
    for (const one of others) {
      const fields = differences(one.draft, first.draft);
      if (fields.length === 0) found.set(one, { kind: 'same', reasons: [reason('duplicate.same', { row: first.row })] });
      else found.set(one, { kind: 'held', reasons: [{ ...reason('duplicate.code', { row: first.row, code: one.draft.code }), fields }] });
    }
    const rival = others.find((one) => differences(one.draft, first.draft).length > 0);
    if (rival && policy === 'hold') found.set(first, { kind: 'held', reasons: [{ ...reason('duplicate.code', { row: rival.row, code: first.draft.code }), fields: differences(first.draft, rival.draft) }] });
  }
  for (const group of groups(sound.filter((one) => !found.has(one) && one.draft.address !== ''), (one) => placeOf(one.draft))) {
    const [first, ...others] = group;
    const [rival] = others;
    if (!first || !rival) continue;
    for (const one of others) found.set(one, { kind: 'held', reasons: [reason('duplicate.place', { row: first.row })] });
    if (policy === 'hold') found.set(first, { kind: 'held', reasons: [reason('duplicate.place', { row: rival.row })] });
  }
  for (const group of groups(sound.filter((one) => !found.has(one) && one.draft.point), (one) => `${one.draft.point?.lng},${one.draft.point?.lat}`)) {
    const [first, ...others] = group;
    for (const one of others) {
      if (!first) continue;
      const sameAddress = one.draft.address !== '' && plain(one.draft.address) === plain(first.draft.address);
      found.set(one, sameAddress ? { kind: 'doubtful', reasons: [reason('duplicate.maybe', { row: first.row })] } : { kind: 'noted', reasons: [reason('coordinates.shared', { row: first.row })] });
    }
  }
  return found;
}

function groups(rows: readonly CheckedRow[], key: (one: CheckedRow) => string): CheckedRow[][] {
  const byKey = new Map<string, CheckedRow[]>();
  for (const one of rows) byKey.set(key(one), [...(byKey.get(key(one)) ?? []), one]);
  return [...byKey.values()].filter((group) => group.length > 1);
}

type Comparable = Pick<Draft, 'name' | 'address' | 'phone'> & { readonly point?: Draft['point'] };

function differences(a: Comparable, b: Comparable): FieldWord[] {
  const fields: FieldWord[] = [];
  if (a.name !== b.name) fields.push('name');
  if (a.address !== b.address) fields.push('address');
  if (a.phone !== b.phone) fields.push('phone');
  if (a.point?.lng !== b.point?.lng || a.point?.lat !== b.point?.lat) fields.push('coordinates');
  return fields;
}

function placeOf(one: Pick<Draft, 'name' | 'address'>): string {
  return `${plain(one.name)}\n${plain(one.address)}`;
}

/** Same place for the eye: width, case, spaces and punctuation do not count. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s,.,。、;:()\-–—'’"“”#]/g, '');
}
