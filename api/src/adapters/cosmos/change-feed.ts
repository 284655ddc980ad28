import type {
  ChangeFeedIteratorOptions,
  ChangeFeedPullModelIterator,
  CosmosClient,
} from '@azure/cosmos';
import type { Change } from '../../application/store.ts';
import type { Calls } from './calls.ts';
import { checkChangeCursor } from './change-cursor.ts';
import { attempts, type CosmosSettings, createClient, loadSdk } from './client.ts';
import { changeOf } from './envelope.ts';
import type { Sessions } from './sessions.ts';

/** Iterators at rest, by the place they would go on from: a new one costs a read of the container. */
const mostAtRest = 16;
const largestPage = 1_000;
/** A call ends after so many pages, even where all that they held has expired. */
const mostPages = 500;
const notModified = 304;

type Iterator = ChangeFeedPullModelIterator<unknown>;
type FeedAsked = { readonly limit: number; readonly now: number };
type Told = { items: readonly Change[]; cursor: string };

type FeedParts = {
  readonly containerRid: string;
  readonly calls: Calls;
  readonly sessions: Sessions;
};

/** The change feed of the whole container, pulled; over several ranges it goes round. */
export class ChangeFeed {
  readonly #settings: CosmosSettings;
  readonly #containerRid: string;
  readonly #calls: Calls;
  readonly #sessions: Sessions;
  readonly #atRest = new Map<string, Iterator>();
  #client: Promise<CosmosClient> | undefined;

  constructor(settings: CosmosSettings, { containerRid, calls, sessions }: FeedParts) {
    this.#settings = settings;
    this.#containerRid = containerRid;
    this.#calls = calls;
    this.#sessions = sessions;
  }

  /** Fewer than `limit` mean that there is no more for now, as whoever drains a backlog relies on. */
  read(cursor: string | undefined, asked: FeedAsked): Promise<Told> {
    if (cursor !== undefined) checkChangeCursor(cursor, this.#containerRid);
    return this.#run(() => this.#pages(cursor, asked));
  }

  /** A place behind the newest write. */
  async now(): Promise<string> {
    return this.#run(async () => {
      const { ChangeFeedStartFrom } = await loadSdk();
      const iterator = await this.#iterate(ChangeFeedStartFrom.Now(), 1);
      const { continuationToken } = await iterator.readNext();
      return continuationToken;
    });
  }

  /**
   * The SDK keeps a failed look-up of the ranges for good (dist/esm/routing/partitionKeyRangeCache.js), so
   * after any failure the next attempt begins with a client of its own.
   */
  #run<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const attempt = async ({ sessionToken }: { sessionToken?: string }) => {
      Object.assign(attempts.getStore() ?? {}, { feedToken: sessionToken });
      try {
        return await work();
      } catch (error) {
        this.#client = undefined;
        this.#atRest.clear();
        throw error;
      }
    };
    return this.#calls.run('read', () => this.#sessions.reading(attempt));
  }

  async #pages(cursor: string | undefined, { limit, now }: FeedAsked): Promise<Told> {
    const size = Math.min(limit, largestPage);
    const iterator = this.#takeFromRest(cursor, size) ?? (await this.#startAt(cursor, size));
    const items: Change[] = [];
    let reached = cursor ?? '';
    for (let pages = 0; pages < mostPages && items.length < limit; pages += 1) {
      const page = await iterator.readNext();
      reached = page.continuationToken;
      if (page.statusCode === notModified) break;
      const changes = page.result.map((document) => changeOf(document, now));
      items.push(...changes.filter((change) => change !== undefined));
    }
    this.#rest(reached, size, iterator);
    return { items, cursor: reached };
  }

  async #startAt(cursor: string | undefined, size: number): Promise<Iterator> {
    const { ChangeFeedStartFrom } = await loadSdk();
    const start =
      cursor === undefined
        ? ChangeFeedStartFrom.Beginning()
        : ChangeFeedStartFrom.Continuation(cursor);
    return this.#iterate(start, size);
  }

  async #iterate(
    changeFeedStartFrom: NonNullable<ChangeFeedIteratorOptions['changeFeedStartFrom']>,
    maxItemCount: number,
  ): Promise<Iterator> {
    const { database, container } = this.#settings;
    this.#client ??= createClient(this.#settings);
    const { items } = (await this.#client).database(database).container(container);
    return items.getChangeFeedIterator({ changeFeedStartFrom, maxItemCount });
  }

  #takeFromRest(cursor: string | undefined, size: number): Iterator | undefined {
    const place = `${size} ${cursor}`;
    const iterator = this.#atRest.get(place);
    this.#atRest.delete(place);
    return iterator;
  }

  #rest(cursor: string, size: number, iterator: Iterator): void {
    this.#atRest.set(`${size} ${cursor}`, iterator);
    for (const oldest of this.#atRest.keys()) {
      if (this.#atRest.size <= mostAtRest) return;
      this.#atRest.delete(oldest);
    }
  }
}
