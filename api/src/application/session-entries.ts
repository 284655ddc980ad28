import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import type { Somebody } from './entitlement-record.ts';
import type { Ids } from './ports.ts';
import { absoluteMs } from './session-record.ts';
import { allOf, type Item, type Stores } from './store.ts';

/** The program that signed in, as far as it says; each is a name, such as Edge or Windows. */
export type Device = { readonly browser?: string; readonly system?: string };

/** What a person's list of sessions says of one: all that does not change. */
export type EntryBody = Versioned<{
  readonly session: string;
  readonly tenant: TenantId;
  readonly createdAt: number;
  readonly device: Device;
  readonly isInTeams: boolean;
  /** RSI's own session of that login, hashed. */
  readonly rsiSession?: string;
}>;

const entriesScope = ({ person }: Pick<Somebody, 'person'>) => `sessions:${person}`;
const entryItemId = (shown: string) => `shown:${shown}`;

/** What its owner calls a session by: it opens nothing, and is not what the store calls it. */
export const shownId = (ids: Ids, session: string) => ids.derived('session-shown', session);

export async function createEntry(
  { stores, ids }: { readonly stores: Stores; readonly ids: Ids },
  somebody: Pick<Somebody, 'person'>,
  entry: Omit<EntryBody, 'v'>,
): Promise<void> {
  const body: EntryBody = { v: 1, ...entry };
  const item = {
    id: entryItemId(shownId(ids, entry.session)),
    type: 'session-entry',
    k1: String(entry.createdAt).padStart(15, '0'),
    ttlSeconds: absoluteMs / 1000,
    body,
  };
  await stores.forService.commit(entriesScope(somebody), [{ kind: 'create', item }]);
}

/** The entry that its owner knows by this id. */
export function readEntry(
  stores: Stores,
  somebody: Pick<Somebody, 'person'>,
  shown: string,
): Promise<Item<EntryBody> | undefined> {
  return stores.forService.read<EntryBody>(entriesScope(somebody), entryItemId(shown));
}

/** The entries of a person in every tenant, the newest first; some may be of sessions that are over. */
export function entriesOf(
  stores: Stores,
  somebody: Pick<Somebody, 'person'>,
): Promise<Item<EntryBody>[]> {
  const query = { type: 'session-entry', key: 'k1', descending: true } as const;
  return allOf<EntryBody>(stores.forService, entriesScope(somebody), query);
}

/** What shows a session that is over; nobody keeps what was read of it. */
export async function forgetEntry(
  { stores, ids }: { readonly stores: Stores; readonly ids: Ids },
  somebody: Pick<Somebody, 'person'>,
  session: string,
): Promise<void> {
  const id = entryItemId(shownId(ids, session));
  await stores.forService.commit(entriesScope(somebody), [{ kind: 'delete', id }]);
}
