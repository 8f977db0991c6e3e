import fc from 'fast-check';

export type JsonSchema = Readonly<{
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: JsonSchema;
  prefixItems?: readonly JsonSchema[];
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  $ref?: string;
  $defs?: Readonly<Record<string, JsonSchema>>;
}>;

/** Values that a field of this name takes in this bank (ids that exist, services that are offered): by them input gets past the door. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Input that the schema allows. What the schema cannot say (a phone that is one, an id that exists) may still be refused. */
export function allowedBy(schema: JsonSchema, known: Known = {}): fc.Arbitrary<unknown> {
  const within = (inner: JsonSchema) => allowedBy(inner, known);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(within));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(within)).map((parts) => Object.assign({}, ...parts) as unknown);
  const type = Array.isArray(schema.type) ? (schema.type[0] as string | undefined) : schema.type;
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer(limits(schema));
    case 'number':
      return fc.double({ ...limits(schema), noNaN: true, noDefaultInfinity: true }).map((number) => Number(number.toFixed(schema.multipleOf === 0.1 ? 1 : 2)));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return schema.prefixItems ? fc.tuple(...schema.prefixItems.map(within)) : fc.array(within(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4) });
    case 'object':
      return object(schema, known);
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const MONDAY_MS = Date.UTC(2026, 2, 2, 2);
const DAY_MS = 86_400_000;
const aDay = fc.integer({ min: -30, max: 60 }).map((days) => new Date(MONDAY_MS + days * DAY_MS).toISOString());
/** One UTF-16 unit each, so that a text of these is as long as it should be: nothing has to be thrown away and tried again. */
const LETTERS = fc.constantFrom(...'开门营业网点柜员,。3号 ab-Z09éß');

function text({ format, pattern, minLength = 0, maxLength }: JsonSchema): fc.Arbitrary<string> {
  switch (format) {
    case 'uuid': return fc.uuid({ version: [4, 7] });
    case 'date': return aDay.map((at) => at.slice(0, 10));
    case 'date-time': return aDay;
    case 'uri': return fc.constant('https://bank.example/');
    case undefined:
    default:
  }
  // \p{…} is not made from its pattern; what it is used for here (no control characters) the letters keep anyway.
  if (pattern !== undefined && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }).map((made) => made.slice(0, maxLength));
  const least = Math.max(minLength, 1);
  return fc.array(LETTERS, { minLength: least, maxLength: Math.max(least, Math.min(maxLength ?? 12, least + 12)) })
    .map((letters) => (letters.join('').trim() + '开'.repeat(least)).slice(0, Math.max(least, letters.length)));
}

function limits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): { min: number; max: number } {
  const min = Math.max(minimum ?? -1_000, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + 1);
  const max = Math.min(maximum ?? min + 2_000, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - 1);
  return { min: Math.ceil(Math.max(min, -(2 ** 31))), max: Math.floor(Math.max(min, Math.min(max, 2 ** 31 - 1))) };
}

function object({ properties = {}, required = [], additionalProperties, propertyNames }: JsonSchema, known: Known): fc.Arbitrary<object> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, field(name, schema, known)]));
  const named = fc.record(fields, { requiredKeys: required.filter((name) => name in fields), noNullPrototype: true });
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return named;
  const key = propertyNames ? (allowedBy(propertyNames) as fc.Arbitrary<string>) : fc.string({ minLength: 1, maxLength: 5 }); // names are texts
  return fc.dictionary(key, allowedBy(additionalProperties, known), { maxKeys: 3, noNullPrototype: true });
}

function field(name: string, schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const values = known[name];
  if (!values || schema.type === 'array' || schema.type === 'object') return allowedBy(schema, known);
  // Looked up as late as this, since what is known grows while the bank is asked.
  const one = fc.nat().map((nth) => values[nth % Math.max(values.length, 1)] ?? '00000000-0000-4000-8000-000000000000');
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: allowedBy(schema, known) });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
