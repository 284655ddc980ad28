import { PhysicalPartition } from './documents.ts';
import { ServiceError, Violation } from './service-error.ts';

/** What a container was made with; the simulator knows one partition key path and nothing hierarchical. */
export type ContainerShape = {
  readonly partitionKey: {
    readonly paths: readonly string[];
    readonly kind?: string;
    readonly version?: number;
  };
  readonly defaultTtl?: number;
  readonly indexingPolicy?: unknown;
};

export class Container {
  readonly id: string;
  readonly rid: string;
  readonly shape: ContainerShape;
  readonly partitions: readonly PhysicalPartition[];

  constructor(id: string, shape: ContainerShape, more: { rid: string; ranges: number }) {
    this.id = id;
    this.shape = shape;
    this.rid = more.rid;
    this.partitions = Array.from(
      { length: more.ranges },
      (_, at) => new PhysicalPartition(`${at}`),
    );
  }

  /** The service hashes otherwise; no client can tell, as only ranges and not hashes are compared. */
  partitionOf(pk: string): PhysicalPartition {
    let hash = 2166136261;
    for (let at = 0; at < pk.length; at += 1) hash = Math.imul(hash ^ pk.charCodeAt(at), 16777619);
    return this.partitionAt((hash >>> 0) % this.partitions.length);
  }

  partitionAt(range: number): PhysicalPartition {
    const partition = this.partitions[range];
    if (!partition) throw new ServiceError(410, 'The range is gone', { substatus: 1002 });
    return partition;
  }

  /** https://learn.microsoft.com/rest/api/cosmos-db/get-partition-key-ranges */
  ranges() {
    const borders = this.partitions.map((_, at) => at);
    const border = (at: number) =>
      Math.floor((at * 256) / borders.length)
        .toString(16)
        .toUpperCase()
        .padStart(2, '0');
    return borders.map((at) => ({
      id: String(at),
      minInclusive: at === 0 ? '' : border(at),
      maxExclusive: at === borders.length - 1 ? 'FF' : border(at + 1),
      parents: [],
    }));
  }

  resource() {
    return { id: this.id, _rid: this.rid, ...this.shape };
  }
}

/** Databases and containers of the account, by name. */
export class Account {
  readonly #ranges: number;
  readonly #databases = new Map<string, Map<string, Container>>();
  #made = 0;

  constructor({ ranges }: { ranges: number }) {
    this.#ranges = ranges;
  }

  createDatabase(id: string): void {
    if (this.#databases.has(id)) throw new ServiceError(409, 'The database exists');
    this.#databases.set(id, new Map());
  }

  deleteDatabase(id: string): void {
    this.database(id);
    this.#databases.delete(id);
  }

  database(id: string): Map<string, Container> {
    const database = this.#databases.get(id);
    if (!database) throw new ServiceError(404, 'Resource Not Found');
    return database;
  }

  createContainer(database: string, body: unknown): Container {
    const { id, partitionKey, defaultTtl, ...other } = body as ContainerShape & { id: string };
    const containers = this.database(database);
    if (containers.has(id)) throw new ServiceError(409, 'The container exists');
    if (partitionKey?.paths.length !== 1) throw new Violation('a hierarchical partition key');
    this.#made += 1;
    // Eight bytes as base64, or the SDK keeps no session tokens (dist/esm/session/sessionContainer.js).
    const rid = Buffer.from(`rid${String(this.#made).padStart(5, '0')}`).toString('base64');
    const shape = { ...other, partitionKey, ...(defaultTtl === undefined ? {} : { defaultTtl }) };
    const container = new Container(id, shape, { rid, ranges: this.#ranges });
    containers.set(id, container);
    return container;
  }

  /** 404 with 1003 where an item of a missing container is asked for, as the service says it. */
  container(database: string, id: string): Container {
    const container = this.#databases.get(database)?.get(id);
    if (!container) throw new ServiceError(404, 'Resource Not Found', { substatus: 1003 });
    return container;
  }
}
