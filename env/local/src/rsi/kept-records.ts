import { z } from 'zod';
import { readIfThere, writeWhole } from './people.ts';

const record = z.strictObject({
  payload: z.record(z.string(), z.unknown()),
  endsAt: z.number().nullable(),
});
const kept = z.strictObject({
  keys: z.array(z.record(z.string(), z.unknown())),
  records: z.record(z.string(), record),
});
type Kept = z.infer<typeof record>;

/** What the provider remembers between requests: sessions, grants, tokens, by `model:id`. */
export type KeptRecords = {
  readonly signingKeys: () => readonly object[];
  readonly useSigningKeys: (keys: readonly Record<string, unknown>[]) => void;
  readonly get: (key: string) => Record<string, unknown> | undefined;
  readonly put: (key: string, payload: Record<string, unknown>, seconds?: number) => void;
  readonly drop: (key: string) => void;
  readonly dropGrant: (grant: string) => void;
  readonly findBy: (
    model: string,
    field: string,
    value: string,
  ) => Record<string, unknown> | undefined;
  /** Everything of a model that has a value in a field. */
  readonly allBy: (
    model: string,
    field: string,
    value: string,
  ) => (readonly [key: string, payload: Record<string, unknown>])[];
  /** Writes what was not written yet. */
  readonly flush: () => void;
};

/** Kept in a file where one is named, so that a restart of the local environment signs nobody out. */
export function keptRecords(file?: string, now: () => number = Date.now): KeptRecords {
  const text = file === undefined ? undefined : readIfThere(file);
  const before = text === undefined ? { keys: [], records: {} } : kept.parse(JSON.parse(text));
  const records = new Map<string, Kept>(Object.entries(before.records));
  let keys: readonly Record<string, unknown>[] = before.keys;
  let pending: NodeJS.Timeout | undefined;

  const isOver = ({ endsAt }: Kept) => endsAt !== null && endsAt <= now();
  const flush = () => {
    clearTimeout(pending);
    pending = undefined;
    for (const [key, value] of records) if (isOver(value)) records.delete(key);
    if (file) writeWhole(file, JSON.stringify({ keys, records: Object.fromEntries(records) }));
  };
  const changed = () => {
    pending ??= setTimeout(flush, 250).unref();
  };
  const live = (key: string) => {
    const found = records.get(key);
    return found && !isOver(found) ? found.payload : undefined;
  };

  return {
    signingKeys: () => keys,
    useSigningKeys: (made) => {
      keys = made;
      changed();
    },
    get: live,
    put: (key, payload, seconds) => {
      const endsAt = seconds === undefined ? null : now() + seconds * 1000;
      // The provider goes on changing its object; what was stored must stay as it was.
      records.set(key, { payload: structuredClone(payload), endsAt });
      changed();
    },
    drop: (key) => {
      records.delete(key);
      changed();
    },
    dropGrant: (grant) => {
      for (const [key, { payload }] of records) {
        if (payload['grantId'] === grant) records.delete(key);
      }
      changed();
    },
    findBy: (model, field, value) => {
      const key = [...records.keys()].find(
        (candidate) =>
          candidate.startsWith(`${model}:`) && records.get(candidate)?.payload[field] === value,
      );
      return key === undefined ? undefined : live(key);
    },
    allBy: (model, field, value) =>
      [...records.keys()].flatMap((key) => {
        const payload = key.startsWith(`${model}:`) ? live(key) : undefined;
        return payload?.[field] === value ? [[key, payload] as const] : [];
      }),
    flush,
  };
}
