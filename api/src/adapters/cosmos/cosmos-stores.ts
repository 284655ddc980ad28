import type { Container, CosmosClient } from '@azure/cosmos';
import type { Clock } from '../../application/ports.ts';
import type { Item, Page, Query, Stores, TenantStore } from '../../application/store.ts';
import { StoreMisused } from '../../application/store-faults.ts';
import { checkOperations, checkPlace, checkQuery } from '../../application/store-limits.ts';
import type { TenantId } from '../../domain/ids.ts';
import { tenantId } from '../../domain/ids.ts';
import { Calls } from './calls.ts';
import { ChangeFeed } from './change-feed.ts';
import { type CosmosSettings, createClient, defaultPatience } from './client.ts';
import { commitBatch } from './commit.ts';
import { itemAt, partitionKeyOf } from './envelope.ts';
import { openContainer } from './open-container.ts';
import { cursorBehind, pageQuery } from './page-query.ts';
import { Sessions } from './sessions.ts';

/** The tenant of what belongs to none; no RSI tenant can be called so. */
const serviceTenant = tenantId('_');

/**
 * The store that many processes share: one container of Azure Cosmos DB. Throws `StoreUnusable` or
 * `StoreTooNew`, one sentence each, within seconds. The clock tells which changes have expired.
 */
export async function openCosmosStores(settings: CosmosSettings, clock: Clock): Promise<Stores> {
  const sessions = new Sessions();
  const { retryMs } = settings.patience ?? defaultPatience;
  const calls = new Calls(retryMs, (seen) => sessions.note(seen));
  const client = await createClient(settings);
  const { container, rid } = await openContainer(client, settings, calls);
  const feed = new ChangeFeed(settings, { containerRid: rid, calls, sessions });
  return new CosmosStores({ client, container, calls, sessions, feed, clock });
}

type Parts = {
  readonly client: CosmosClient;
  readonly container: Container;
  readonly calls: Calls;
  readonly sessions: Sessions;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
};

class CosmosStores implements Stores {
  readonly forService: TenantStore;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.forService = this.#storeOf(serviceTenant);
  }

  forTenant(tenant: TenantId): TenantStore {
    if (tenant === serviceTenant) throw new Error('No tenant is called like the service');
    if (!/^[!-{}~]+$/.test(tenant))
      throw new StoreMisused('Not a tenant that every store can hold');
    return this.#storeOf(tenant);
  }

  #storeOf(tenant: TenantId): TenantStore {
    return {
      read: async (scope, id) => {
        checkPlace(scope, id);
        return this.#read(partitionKeyOf(tenant, scope), id);
      },
      commit: async (scope, operations) => {
        checkOperations(scope, operations);
        return commitBatch(this.#parts, partitionKeyOf(tenant, scope), operations);
      },
      query: async (scope, query) => {
        checkQuery(scope, query);
        return this.#query(partitionKeyOf(tenant, scope), query);
      },
    };
  }

  async #read<Body>(pk: string, id: string): Promise<Item<Body> | undefined> {
    const { container } = this.#parts;
    const document = await this.#reading(async (options) => {
      const { resource, statusCode, substatus } = await container.item(id, pk).read(options);
      // The SDK takes a missing container and a session that is behind for a missing document.
      if (statusCode === 404 && substatus) throw new Error(`Not found because of ${substatus}`);
      return resource;
    });
    return document && itemAt<Body>(pk, document);
  }

  async #query<Body>(pk: string, query: Query): Promise<Page<Body>> {
    const { spec, limit } = pageQuery(query);
    if (!spec) return { items: [] };
    const { container } = this.#parts;
    const documents = await this.#reading(async (options) => {
      // One more than the page holds, to know whether another follows.
      const paging = { partitionKey: pk, maxItemCount: limit + 1, ...options };
      const pages = container.items.query<unknown>(spec, paging);
      const found: unknown[] = [];
      while (found.length <= limit && pages.hasMoreResults()) {
        found.push(...((await pages.fetchNext()).resources ?? []));
      }
      return found;
    });
    const items = documents.slice(0, limit).map((document) => itemAt<Body>(pk, document));
    const last = documents.length > limit ? items.at(-1) : undefined;
    return last ? { items, cursor: cursorBehind(last[query.key], last.id) } : { items };
  }

  #reading<Outcome>(read: (options: { sessionToken?: string }) => Promise<Outcome>) {
    const { calls, sessions } = this.#parts;
    return calls.run('read', () => sessions.reading(read));
  }

  async changes(cursor: string | undefined, limit: number) {
    return this.#parts.feed.read(cursor, { limit, now: this.#parts.clock.now() });
  }

  now(): Promise<string> {
    return this.#parts.feed.now();
  }

  following<Outcome>(after: string, work: () => Promise<Outcome>) {
    return this.#parts.sessions.following(after, work);
  }

  /** One point read of a document that is never there. */
  async health(): Promise<void> {
    await this.#read('sekitori', 'health');
  }

  async close(): Promise<void> {
    this.#parts.client.dispose();
  }
}
