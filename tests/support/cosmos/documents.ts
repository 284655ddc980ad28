import { ServiceError } from './service-error.ts';

/** A document as the service keeps it: ours, and the properties that the service adds. */
export type Stored = {
  readonly id: string;
  readonly pk: string;
  readonly ttl?: number;
  readonly _etag: string;
  /** Whole seconds, https://learn.microsoft.com/azure/cosmos-db/account-databases-containers-items */
  readonly _ts: number;
  /** The number of the commit within the physical partition. */
  readonly _lsn: number;
  readonly [property: string]: unknown;
};

type Written = {
  readonly lsn: number;
  readonly pk: string;
  readonly id: string;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
};

/**
 * One physical partition: documents by logical partition, and the log of its commits. What has expired
 * stays here unseen, as the service purges it some time later.
 */
export class PhysicalPartition {
  readonly id: string;
  readonly #partitions = new Map<string, Map<string, Stored>>();
  readonly #log: Written[] = [];
  #lsn = 1;

  constructor(id: string) {
    this.id = id;
  }

  get lsn(): number {
    return this.#lsn;
  }

  /** `{version}#{global LSN}`, @azure/cosmos dist/esm/session/VectorSessionToken.js. */
  sessionTokenAt(lsn: number): string {
    return `${this.id}:-1#${lsn}`;
  }

  get(pk: string, id: string): Stored | undefined {
    return this.#partitions.get(pk)?.get(id);
  }

  /** The document as a replica knows it that has seen commits up to `lsn`. */
  getAt(lsn: number, pk: string, id: string): Stored | undefined {
    const undone = this.#writtenAfter(lsn).find((entry) => entry.pk === pk && entry.id === id);
    return undone ? undone.before : this.get(pk, id);
  }

  allAt(lsn: number, pk: string): Stored[] {
    const now = this.#partitions.get(pk);
    const undone = this.#writtenAfter(lsn).filter((entry) => entry.pk === pk);
    if (undone.length === 0) return [...(now?.values() ?? [])];
    const then = new Map(now);
    for (const { id, before } of undone.reverse()) {
      if (before) then.set(id, before);
      else then.delete(id);
    }
    return [...then.values()];
  }

  #writtenAfter(lsn: number): Written[] {
    return lsn >= this.#lsn ? [] : this.#log.slice(this.#firstAfter(lsn));
  }

  #firstAfter(lsn: number): number {
    let [low, high] = [0, this.#log.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#log[middle]?.lsn ?? 0) > lsn) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** All writes of one commit; `undefined` deletes. */
  write(pk: string, writes: ReadonlyMap<string, Stored | undefined>): void {
    this.#lsn += 1;
    const partition = this.#partitions.get(pk) ?? new Map<string, Stored>();
    this.#partitions.set(pk, partition);
    for (const [id, after] of writes) {
      this.#log.push({ lsn: this.#lsn, pk, id, before: partition.get(id), after });
      if (after) partition.set(id, after);
      else partition.delete(id);
    }
  }

  /** What stood after commit `upTo` and was last written behind commit `from`, oldest write first. */
  *changed({ from, upTo }: { from: number; upTo: number }): Generator<Stored> {
    for (let at = this.#firstAfter(from); at < this.#log.length; at += 1) {
      const entry = this.#log[at];
      if (!entry || entry.lsn > upTo) return;
      if (entry.after && this.getAt(upTo, entry.pk, entry.id) === entry.after) yield entry.after;
    }
  }
}

/** https://learn.microsoft.com/azure/cosmos-db/time-to-live: counted from the last write, in seconds. */
export function isExpired(document: Stored, now: number): boolean {
  return (
    document.ttl !== undefined && document.ttl > 0 && (document._ts + document.ttl) * 1000 <= now
  );
}

/** https://learn.microsoft.com/azure/cosmos-db/concepts-limits, per-item limits. */
const longestIdBytes = 1023;
const mostDocumentBytes = 2 * 1024 * 1024;

/** What the service checks of a document, and of the partition key named beside it. */
export function checkDocument(body: unknown, pk: string): { id: string; pk: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ServiceError(400, 'A document is a JSON object');
  }
  const { id, pk: own, ttl } = body as { id?: unknown; pk?: unknown; ttl?: unknown };
  checkId(id);
  if (own !== pk) {
    throw new ServiceError(
      400,
      'PartitionKey extracted from document doesn’t match the one specified in the header',
      { substatus: 1001 },
    );
  }
  const isLifeSpan = Number.isInteger(ttl) && (Number(ttl) > 0 || ttl === -1);
  if (ttl !== undefined && !isLifeSpan) {
    throw new ServiceError(400, 'The ttl is a whole number of seconds above 0, or -1');
  }
  if (Buffer.byteLength(JSON.stringify(body)) > mostDocumentBytes) {
    throw new ServiceError(413, 'Request size is too large');
  }
  return { id: String(id), pk };
}

/** https://learn.microsoft.com/dotnet/api/microsoft.azure.documents.resource.id, and the SDK's isItemResourceValid. */
export function checkId(id: unknown): asserts id is string {
  const isId = typeof id === 'string' && id !== '' && Buffer.byteLength(id) <= longestIdBytes;
  if (!isId || /[/\\?#]| $/.test(id)) throw new ServiceError(400, 'Not an id');
}
