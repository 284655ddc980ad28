import {
  currentBody,
  currentVersion,
  type DocumentForms,
  type Found,
  versionOf,
} from './document-forms.ts';
import type { Change, Item, Operation, Stores, TenantStore } from './store.ts';
import { ForeignDocument, StoreMisused } from './store-faults.ts';

type Forms = ReadonlyMap<string, DocumentForms[string]>;

/**
 * A store whose documents come out in the form of today, whatever version wrote them, and go in that
 * way only. An older form is read, not written: it becomes the new one at its next write. Reading a
 * document that cannot be understood throws `StoreCorrupt` or `StoreTooNew`; in a page it is the body
 * of that document that throws when it is looked at, so that one such does not hide its neighbours.
 * `alarm` hears of each document of another place that the store refused to hand out, whoever asked.
 */
export function versionedStores(
  stores: Stores,
  forms: DocumentForms,
  alarm: (foreign: ForeignDocument) => void = () => undefined,
): Stores {
  const known: Forms = new Map(Object.entries(forms));
  const watch = (store: TenantStore) => versionedStore(alarming(store, alarm), known);
  return {
    forTenant: (tenant) => watch(stores.forTenant(tenant)),
    forService: watch(stores.forService),
    async changes(cursor, limit) {
      const page = await stores.changes(cursor, limit);
      return { ...page, items: page.items.map((change) => readable(known, change.scope, change)) };
    },
    now: () => stores.now(),
    following: (after, work) => stores.following(after, work),
    health: () => stores.health(),
    close: () => stores.close(),
  };
}

function alarming(store: TenantStore, alarm: (foreign: ForeignDocument) => void): TenantStore {
  const hear = (fault: unknown): never => {
    if (fault instanceof ForeignDocument) alarm(fault);
    throw fault;
  };
  return {
    read: (scope, id) => store.read<never>(scope, id).catch(hear),
    commit: (scope, operations) => store.commit(scope, operations),
    query: (scope, query) => store.query<never>(scope, query).catch(hear),
  };
}

function versionedStore(store: TenantStore, forms: Forms): TenantStore {
  return {
    async read<Body>(scope: string, id: string) {
      const item = await store.read<Body>(scope, id);
      return item && inForm(item, currentBody(forms, placed(item, scope)));
    },
    async commit(scope, operations) {
      for (const operation of operations) checkForm(forms, scope, operation);
      return store.commit(scope, operations);
    },
    async query<Body>(scope: string, query: Parameters<TenantStore['query']>[1]) {
      const page = await store.query<Body>(scope, query);
      return { ...page, items: page.items.map((item) => readable(forms, scope, item)) };
    },
  };
}

const placed = ({ type, id, body }: Item, scope: string): Found => ({ type, scope, id, body });

/** The very same item where its body is as it should be, which is nearly always. */
function inForm<Kept extends Item>(item: Kept, body: unknown): Kept {
  return body === item.body ? item : { ...item, body };
}

function readable<Kept extends Item | Change>(forms: Forms, scope: string, item: Kept): Kept {
  try {
    return inForm(item, currentBody(forms, placed(item, scope)));
  } catch (fault) {
    return {
      ...item,
      get body(): never {
        throw fault;
      },
    };
  }
}

function checkForm(forms: Forms, scope: string, operation: Operation): void {
  if (operation.kind === 'delete') return;
  const { type, id, body } = operation.item;
  const current = currentVersion(forms, type);
  if (current === undefined) {
    throw new StoreMisused(`${type} is not in the table of document-forms.ts`);
  }
  if (versionOf(body) !== current) {
    throw new StoreMisused(`The ${type} ${id} in ${scope} is not written in version ${current}`);
  }
}
