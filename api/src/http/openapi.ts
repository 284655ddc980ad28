import { z } from 'zod';
import { problemWire } from '../contract/problem.ts';
import type { OtherBody, Route } from '../contract/route.ts';
import { rolesWith } from '../domain/roles.ts';
import { needsKey, needsOrigin } from './route-needs.ts';

type Json = { readonly [name: string]: unknown };

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

const contentOf: { readonly [Body in Exclude<OtherBody, 'empty' | 'redirect'>]: Json } = {
  'event-stream': { 'text/event-stream': { schema: { type: 'string' } } },
  image: { 'image/webp': { schema: { type: 'string', contentMediaType: 'image/webp' } } },
  download: {
    'text/csv': { schema: { type: 'string' } },
    'application/jsonl': { schema: { type: 'string' } },
  },
  openapi: { 'application/json': { schema: { type: 'object' } } },
  'activity-answer': { 'application/json': { schema: { type: 'object' } } },
};

const commonProblems = [400, 401, 414, 429, 500, 503];

/** The OpenAPI 3.1 document of a route table. */
export function openApiOf(table: { readonly [name: string]: Route }): Json {
  const paths: { [path: string]: { [method: string]: Json } } = {};
  for (const [name, route] of Object.entries(table)) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: operation(name, route),
    });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sekitori',
      version: '1',
      description:
        'Hot-desk booking. Times are ISO 8601 with offset. Errors are RFC 9457 problem documents with a stable `code`. Requests other than GET carry `X-Sekitori-Request: 1`.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemWire) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sekitori' },
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  const body = bodyOf(route);
  return {
    operationId: name,
    summary: route.summary,
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...headersOf(route),
    ],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: responsesOf(route),
    security: route.access === 'anyone' ? [] : [{ session: [] }],
    'x-roles': route.access === 'anyone' ? ['anyone'] : rolesWith(route.access),
    'x-object': route.object,
    'x-audit': route.audit,
  };
}

function bodyOf({ body, sender }: Route): Json | undefined {
  if (body === undefined) return undefined;
  if (body === 'activity') return { 'application/json': { schema: { type: 'object' } } };
  if (body !== 'image') {
    const type = sender === 'rsi' ? 'application/x-www-form-urlencoded' : 'application/json';
    return { [type]: { schema: schemaOf(body) } };
  }
  const bytes = { schema: { type: 'string', format: 'binary' } };
  return { 'image/png': bytes, 'image/jpeg': bytes, 'image/svg+xml': bytes };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema) as {
    properties?: { [name: string]: Json };
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, inner]) => ({
    name,
    in: place,
    required: required?.includes(name) ?? false,
    schema: inner,
  }));
}

/** The headers that the door asks for. */
function headersOf(route: Route): Json[] {
  const header = (name: string, schema: Json) => ({ name, in: 'header', required: true, schema });
  return [
    ...(needsKey(route)
      ? [header('Idempotency-Key', { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' })]
      : []),
    ...(route.ifMatch ? [header('If-Match', { type: 'string' })] : []),
    ...(needsOrigin(route) ? [header('X-Sekitori-Request', { type: 'string', const: '1' })] : []),
  ];
}

/** What the door may answer stands in no row of the table: it follows from what the row asks for. */
const problemsOf = (route: Route): readonly number[] => [
  ...commonProblems,
  ...(needsOrigin(route) ? [403] : []),
  ...(route.body === undefined ? [] : [413, 415]),
  ...route.problems,
];

function responsesOf(route: Route): Json {
  const { status, body } = route.success;
  const { unready } = route;
  const content =
    body === 'empty' || body === 'redirect'
      ? undefined
      : typeof body === 'string'
        ? contentOf[body]
        : { 'application/json': { schema: schemaOf(body) } };
  const told = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const problem = { description: 'A problem document', content: told };
  return {
    [status]:
      body === 'activity-answer'
        ? { description: 'Taken; an invoke has an answer', content, 'x-may-be-empty': true }
        : { description: 'Done', ...(content ? { content } : {}) },
    ...(route.isTagged ? { 304: { description: 'Still as its ETag says' } } : {}),
    ...Object.fromEntries(problemsOf(route).map((code) => [code, problem])),
    ...(unready
      ? {
          503: {
            description: 'Not ready, or a problem document',
            content: { 'application/json': { schema: schemaOf(unready) }, ...told },
          },
        }
      : {}),
  };
}
