import { z } from 'zod';
import type { Permission } from '#kernel/permission.ts';

/** An endpoint, said once: server check, OpenAPI and the browser's types come from it. */
export type Endpoint = Readonly<{
  summary: string;
  may: Permission;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** JSON answer; `raw` endpoints name their media type instead */
  answer?: z.ZodType;
  media?: string;
  status?: 200 | 201;
  /** 'etag': may be cached and revalidated; all else is no-store */
  cache?: 'etag';
  bodyLimitBytes?: number;
  /** Called by another company's machine, which sends no key of ours; its deed must not mind being done twice. */
  keyless?: true;
  tag?: string;
}>;

export type Contract = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>>;

export function endpoint<const E extends Endpoint>(said: E): E {
  return said;
}

export const id = z.uuid().meta({ description: 'UUID' });
export const branchParam = z.object({ branch: id });
export const day = z.iso.date();
export const clockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A line of text a person types: trimmed, no control characters. */
export const line = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cc}]*$/u);
/** A file inside JSON, base64: at most so many characters. */
export const base64 = (most: number) => z.string().min(1).max(most).regex(/^[A-Za-z0-9+/]+={0,2}$/);
