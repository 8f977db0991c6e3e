import type { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';

/** The input as its schema wants it, or a Refusal that lists each field that is wrong, by path, never by value. */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.') || '-', problem: issue.code }));
  throw new Refusal('input.invalid', { status: 422, params: { fields: fields.map((one) => one.field).join(', ') }, offer: { fields } });
}
