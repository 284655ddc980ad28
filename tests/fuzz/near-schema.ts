import fc from 'fast-check';
import { z } from 'zod';
import { edgeDates, nastyTexts, wrongValues } from './hostile.ts';

const schemaShape = z.object({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** Ids that exist, of this tenant and of another, by the name of a field or parameter. */
export type KnownIds = { readonly [name: string]: readonly string[] };

const yearMs = 365 * 86_400_000;

/** Values that nearly fit a JSON schema: most of them fit, each part of some does not. */
export function nearSchema(schema: unknown, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fitting(schema, name, ids) },
    { weight: 1, arbitrary: fc.constantFrom(...nastyTexts) },
    { weight: 1, arbitrary: fc.constantFrom(...wrongValues) },
  );
}

function fitting(schema: unknown, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  const shape = schemaShape.parse(schema ?? {});
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((one) => nearSchema(one, name, ids)));
  switch (shape.type) {
    case 'object':
      return objectLike(shape.properties ?? {}, ids);
    case 'array':
      if (shape.prefixItems) return tupleLike(shape.prefixItems, name, ids);
      return fc.array(nearSchema(shape.items, name, ids), { maxLength: 4 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({
          min: Math.max(shape.minimum ?? 0, -1e6),
          max: Math.min(shape.maximum ?? 1e6, 1e6),
        }),
        fc.constantFrom(
          ...[shape.minimum ?? 0, shape.maximum ?? 0].flatMap((at) => [at - 1, at, at + 1]),
        ),
      );
    default:
      return textLike(shape, ids[name]);
  }
}

/** So many in a row; now and then one is missing. */
function tupleLike(
  each: readonly unknown[],
  name: string,
  ids: KnownIds,
): fc.Arbitrary<readonly unknown[]> {
  const whole = fc.tuple(...each.map((one) => nearSchema(one, name, ids)));
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: whole.map((all) => all.slice(1)) },
  );
}

function objectLike(
  properties: { readonly [name: string]: unknown },
  ids: KnownIds,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, inner]) => [name, nearSchema(inner, name, ids)] as const,
  );
  const surplus = fc.dictionary(
    fc.constantFrom(...nastyTexts, 'tenantId', 'ownerId'),
    fc.string(),
    {
      maxKeys: 1,
    },
  );
  return fc
    .tuple(
      fc.record(Object.fromEntries(fields), { requiredKeys: [] }),
      fc.record(Object.fromEntries(fields)),
      fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: surplus }),
      fc.integer({ min: 0, max: 4 }),
    )
    .map(([some, all, more, dice]) => ({ ...(dice === 0 ? some : all), ...more }));
}

function textLike(
  { format, pattern }: { format?: string | undefined; pattern?: string | undefined },
  known: readonly string[] | undefined,
): fc.Arbitrary<string> {
  if (format === 'date-time') {
    const now = Date.now();
    const dates = fc.date({
      min: new Date(now - yearMs),
      max: new Date(now + yearMs),
      noInvalidDate: true,
    });
    return fc.oneof(
      dates.map((date) => date.toISOString()),
      fc.constantFrom(...edgeDates),
    );
  }
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ maxLength: 30 }),
  );
  const fits =
    pattern === undefined || /\\p\{/.test(pattern) ? texts : fc.stringMatching(new RegExp(pattern));
  if (!known) return fits;
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fits },
  );
}
