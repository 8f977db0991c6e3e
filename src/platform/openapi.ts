import { z } from 'zod';
import type { Route } from './serve.ts';

/** OpenAPI 3.1, from the same schemas that check the requests. */
export function openApiOf(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, endpoint, handler } of routes) {
    const at = path.replace(/:(\w+)/g, '{$1}');
    paths[at] = {
      ...paths[at],
      [method.toLowerCase()]: {
        operationId: `${method.toLowerCase()}${at.replace(/[{}]/g, '').replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
        summary: endpoint.summary,
        tags: [endpoint.may.name.split('.')[0]],
        'x-roles': endpoint.may.roles,
        'x-scope': endpoint.may.scope,
        'x-audit': handler.kind === 'act' ? 'change' : endpoint.may.reading === 'personal' ? 'reading' : 'none',
        parameters: [
          ...parametersIn('path', endpoint.params),
          ...parametersIn('query', endpoint.query),
          ...(method === 'GET' || endpoint.keyless ? [] : [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 255 } }]),
        ],
        ...(endpoint.body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }),
        responses: {
          [String(endpoint.status ?? 200)]: endpoint.answer
            ? { description: 'Done', content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } }
            : { description: 'Done', content: { [endpoint.media ?? 'application/octet-stream']: {} } },
          default: { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kaimen 开门', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: { Problem: problemSchema } },
  };
}

function parametersIn(place: 'path' | 'query', schema: z.ZodObject | undefined): object[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name, in: place, required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success, schema: schemaOf(field as z.ZodType, 'input'), // shape values are zod types
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'zh', 'en', 'requestId'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' },
    zh: { type: 'string' }, en: { type: 'string' }, params: { type: 'object' }, offer: {}, requestId: { type: 'string' },
  },
};
