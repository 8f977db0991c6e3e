import fc from 'fast-check';
import { allowedBy, isRecord, type JsonSchema, type Known } from './made-input.ts';

/** Input spoiled in some way that people and attackers have thought of. */
export function spoiled(schema: JsonSchema, known: Known = {}): fc.Arbitrary<unknown> {
  const good = allowedBy(schema, known);
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(good, fc.nat(), NASTY).map(([input, at, bad]) => withOneReplaced(input, at, bad)) },
    { weight: 1, arbitrary: fc.tuple(good, fc.nat()).map(([input, at]) => withOneRemoved(input, at)) },
    { weight: 1, arbitrary: fc.tuple(good, NASTY).map(([input, bad]) => (isRecord(input) ? { ...input, ['__proto__']: bad, constructor: bad, branch: bad, extra: bad } : bad)) },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 3, withNullPrototype: false }) },
  );
}

const NASTY: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, '', ' ', '\u0000', '\u202e开门', '𠮷'.repeat(50), 'x'.repeat(5_000), "'; drop table app.trail; --", '%00', '../../../../etc/passwd', '${7*7}', '<script>alert(1)</script>',
    'NaN', 'Infinity', '1e999', 'null', 'undefined', '2026-02-30', '9999-12-31', '0000-00-00', '24:00', '25:61', '2026-03-02T25:00:00Z',
    '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '+8613800138000', '110', '\ud800',
    0, -0, -1, 0.1 + 0.2, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, Number.MIN_VALUE, [], {}, [[]], [null], { toString: null }, Array.from({ length: 200 }, () => 'x'),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);

function withOneReplaced(value: unknown, at: number, by: unknown): unknown {
  if (Array.isArray(value) && value.length > 0) return value.map((one: unknown, index) => (index === at % value.length ? withOneReplaced(one, at >> 2, by) : one));
  if (!isRecord(value) || Object.keys(value).length === 0) return by;
  const key = Object.keys(value)[at % Object.keys(value).length] ?? '';
  const inner = value[key];
  return { ...value, [key]: typeof inner === 'object' && inner !== null && at % 2 === 0 ? withOneReplaced(inner, at >> 2, by) : by };
}

function withOneRemoved(value: unknown, at: number): unknown {
  if (!isRecord(value)) return undefined;
  const keys = Object.keys(value);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== keys[at % keys.length]));
}

