import { z } from 'zod';
import type { Clock } from '../../application/ports.ts';

const keyShape = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(128),
  n: z.string(),
  e: z.string(),
  use: z.literal('sig').optional(),
  /** For whose tokens the key is, `{tenantid}` standing for any tenant's id. */
  issuer: z.string().optional(),
});
const keySetShape = z.looseObject({ keys: z.array(z.unknown()).max(100) });
export type EntraKey = z.infer<typeof keyShape>;

/** The key of an id, as Entra publishes it; undefined where it publishes none. */
export type EntraKeys = (id: string) => Promise<EntraKey | undefined>;

const oftenestMs = 60 * 60 * 1000;
const oldestMs = 24 * oftenestMs;
const afterFailureMs = 60 * 1000;
const answerWithinMs = 5000;
const mostBytes = 256 * 1024;

/**
 * Entra's signing keys: fetched when the first token comes that could hold, then once a day, and at most
 * once an hour for an id that is not among them. Where fetching fails, `fail` hears why, the known keys
 * stay, and a minute passes before the next try.
 */
export function entraKeysAt(
  address: URL,
  { clock, fail }: { readonly clock: Clock; readonly fail: (error: unknown) => void },
): EntraKeys {
  let known = new Map<string, EntraKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    try {
      known = await fetchKeys(address);
      fetchedAt = clock.now();
      notBefore = fetchedAt + oftenestMs;
    } catch (error) {
      notBefore = clock.now() + afterFailureMs;
      fail(error);
    } finally {
      fetching = undefined;
    }
  }

  return async (id) => {
    const now = clock.now();
    const isWanted = !known.has(id) || now - fetchedAt > oldestMs;
    if (isWanted && now >= notBefore) fetching ??= refresh();
    // A key that Entra took back must not be believed because its successor set is on its way.
    if (fetching && isWanted) await fetching;
    return known.get(id);
  };
}

async function fetchKeys(address: URL): Promise<Map<string, EntraKey>> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (!response.ok) throw new Error(`Entra's keys answered ${response.status}`);
  const { keys } = keySetShape.parse(JSON.parse(await textOf(response)));
  return new Map(
    keys.flatMap((key) => {
      const { data } = keyShape.safeParse(key);
      return data ? [[data.kid, data] as const] : [];
    }),
  );
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new Error("Entra's keys are too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
