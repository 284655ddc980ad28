import fc from 'fast-check';
import { z } from 'zod';
import { brokenBodies, nastyTexts, otherTypes, trickHeaders } from './hostile.ts';
import { type KnownIds, nearSchema } from './near-schema.ts';

/** A request as it goes out, its path as bytes of our choice. */
export const fuzzRequestShape = z.object({
  actor: z.enum(['general', 'system', 'nobody']),
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
});
export type FuzzRequest = z.infer<typeof fuzzRequestShape>;

const parameterShape = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: z.unknown().optional(),
});
const operationShape = z.object({
  operationId: z.string(),
  parameters: z.array(parameterShape),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })) })
    .optional(),
});
const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
});
type Operation = z.infer<typeof operationShape> & {
  readonly method: string;
  readonly path: string;
};

/** These would end the sessions that all other requests need; they are asked without one. */
const endsSessions = new Set(['signOut', 'endMyOtherSessions', 'endMySession']);

/** One generator for each operation of an OpenAPI document. */
export function requestsOf(document: unknown, ids: KnownIds) {
  const { paths } = documentShape.parse(document);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId,
      requests: requestTo({ ...operation, method: method.toUpperCase(), path }, ids),
    })),
  );
}

function requestTo(operation: Operation, ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  const { operationId, method, requestBody } = operation;
  const actors = endsSessions.has(operationId)
    ? fc.constant('nobody' as const)
    : fc.constantFrom('general', 'general', 'system', 'system', 'system', 'nobody' as const);
  return fc
    .record({
      actor: actors,
      path: addressOf(operation, ids),
      headers: headersOf(operation, ids),
      tricks: fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.constantFrom(...trickHeaders) },
      ),
      type: typeOf(Object.keys(requestBody?.content ?? {})),
      body: bodyOf(operation, ids),
    })
    .map(({ actor, path, headers, tricks, type, body }) => ({
      actor,
      method,
      path,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }), ...tricks },
      body,
    }));
}

function addressOf({ path, parameters }: Operation, ids: KnownIds): fc.Arbitrary<string> {
  const placed = (place: string) => parameters.filter((one) => one.in === place);
  const values = (place: string) =>
    fc.record(
      Object.fromEntries(
        placed(place).map(({ name, schema }) => [name, nearSchema(schema, name, ids)]),
      ),
      { requiredKeys: placed(place).flatMap((one) => (one.required ? one.name : [])) },
    );
  const tails = fc.oneof(
    { weight: 9, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/',
        '/..%2f',
        '/../me',
        '/%2e%2E',
        '%00',
        '%0d%0aX:y',
        '?a=1&a=2',
        '#',
        '/%ff',
        ';x',
      ),
    },
  );
  return fc.tuple(values('path'), values('query'), tails).map(([inPath, inQuery, tail]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => escapeOnce(inPath[name]) || 'none');
    const query = Object.entries(inQuery).map(([name, value]) => `${name}=${escapeOnce(value)}`);
    return `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}${tail}`;
  });
}

/** Lone surrogates cannot be escaped; the replacement character goes out instead. */
const escapeOnce = (value: unknown) => encodeURIComponent(Buffer.from(textOf(value)).toString());
const textOf = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '');
/** What node lets into a header. */
const inHeader = (value: unknown) =>
  textOf(value)
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 2000);

function headersOf({ parameters }: Operation, ids: KnownIds) {
  const wanted = parameters.filter((one) => one.in === 'header');
  const given = wanted.map(({ name, schema }) => {
    const fits =
      name === 'X-Sekitori-Request'
        ? fc.constant('1')
        : nearSchema(schema, name, ids).map(inHeader);
    return [name.toLowerCase(), fits] as const;
  });
  return fc.oneof(
    { weight: 12, arbitrary: fc.record(Object.fromEntries(given)) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

const typeOf = (types: readonly string[]) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...types, ...(types.length > 0 ? [] : ['application/json'])),
    },
    { weight: 1, arbitrary: fc.constantFrom(...otherTypes) },
  );

function bodyOf(
  { method, requestBody }: Operation,
  ids: KnownIds,
): fc.Arbitrary<string | undefined> {
  if (method === 'GET') return fc.constant(undefined);
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  const broken = fc.constantFrom(...brokenBodies, ...nastyTexts);
  if (schema === undefined) {
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: broken },
    );
  }
  return fc.oneof(
    { weight: 5, arbitrary: nearSchema(schema, '', ids).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: broken },
  );
}
