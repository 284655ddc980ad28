import type { TenantId } from '../../domain/ids.ts';
import type { Clock, Ids } from '../ports.ts';
import { entitlementsScope } from '../scopes.ts';
import type { Stores, TenantStore } from '../store.ts';
import type { AuditObject, ExternalCall } from './audit-record.ts';
import {
  type Beginning,
  beginOperation,
  type Ending,
  type Operation,
  type OperationWorld,
} from './operation.ts';

/** Knows which operation a piece of work belongs to, however many run beside it. */
export interface OperationContext {
  current(): Operation | undefined;
  run<Outcome>(operation: Operation, work: () => Promise<Outcome>): Promise<Outcome>;
}

/** What an operation came to, and how that reads in its record. */
export type Ended<Outcome> = { readonly outcome: Outcome; readonly ending: Ending };

export interface Operations {
  /**
   * Runs work as one operation and answers once its record is durable. What the work throws is
   * recorded as failed and thrown on.
   */
  operate<Outcome>(
    beginning: Beginning,
    work: (operation: Operation) => Promise<Ended<Outcome>>,
  ): Promise<Outcome>;
  /** Counts by the minute what nobody in particular was turned away with, before it was any operation. */
  turnedAway(beginning: Beginning, ending: Ending): void;
}

export function operationsOver(world: OperationWorld, context: OperationContext): Operations {
  return {
    operate(beginning, work) {
      const operation = beginOperation(world, beginning);
      return context.run(operation, async () => {
        const ended = await ending(() => work(operation), operation);
        await operation.end(ended.ending);
        return ended.outcome;
      });
    },
    turnedAway({ parent: _, isFrequent: __, isQuiet: ___, ...known }, ending) {
      const { clock, ids, tallies } = world;
      const said = { ...known, ...ending, external: [], steps: [] };
      tallies.note({ ...said, id: ids.fresh(), at: clock.now(), actor: 'nobody' });
    },
  };
}

/** What the clock began for one tenant; nothing is recorded where it came to nothing. */
export function operateForService<Outcome>(
  { operations, ids }: { readonly operations: Operations; readonly ids: Ids },
  asked: Pick<Beginning, 'event' | 'parent'> & {
    readonly tenant: TenantId;
    readonly object: AuditObject;
  },
  work: () => Promise<Ended<Outcome>>,
): Promise<Outcome> {
  const { event, parent, tenant, object } = asked;
  const known = { event, parent, requestId: ids.fresh() };
  const beginning = { ...known, way: 'worker', isQuiet: true } as const;
  return operations.operate(beginning, (operation) => {
    operation.by({ tenant });
    operation.about(object);
    return work();
  });
}

async function ending<Outcome>(
  work: () => Promise<Ended<Outcome>>,
  operation: Operation,
): Promise<Ended<Outcome>> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof Error ? thrown.name : 'unknown';
    await operation.end({ outcome: 'failed', code });
    throw thrown;
  }
}

/**
 * The same store; before a document of a tenant changes, the operation that changes it is on record.
 * `stray` hears of changes that belong to no operation. What RSI says of people is told when it is
 * said: asking it every minute would fill the log twice over.
 */
export function storesOnRecord(
  stores: Stores,
  context: OperationContext,
  stray: (tenant: TenantId, scope: string) => void,
): Stores {
  const onRecord = (tenant: TenantId, store: TenantStore): TenantStore => ({
    ...store,
    async commit(scope, operations) {
      const operation = context.current();
      if (!operation) stray(tenant, scope);
      else if (scope !== entitlementsScope) await operation.begin(tenant);
      const result = await store.commit(scope, operations);
      operation?.step({ name: `commit ${scopeKind(scope)}`, result: resultOf(result) });
      return result;
    },
  });
  return { ...stores, forTenant: (tenant) => onRecord(tenant, stores.forTenant(tenant)) };
}

/** `day:2026-10-05` is a day; whose notices or keys they are is told by the record itself. */
const scopeKind = (scope: string) => scope.split(':')[0] ?? scope;

const resultOf = (result: Awaited<ReturnType<TenantStore['commit']>>) =>
  result.ok ? 'done' : `${result.reason} at ${result.index}`;

/** The same port; each call is noted in the record of the operation that it belongs to. */
export function onRecord<Port extends object>(
  port: Port,
  {
    service,
    clock,
    context,
  }: {
    readonly service: ExternalCall['service'];
    readonly clock: Clock;
    readonly context: OperationContext;
  },
): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const began = clock.now();
        const note = (status: string) =>
          context.current()?.heard({
            service,
            operation: String(name),
            status,
            ms: Math.max(0, clock.now() - began),
            attempt: 1,
          });
        try {
          const answer: unknown = await Reflect.apply(method, target, given);
          note('ok');
          return answer;
        } catch (error) {
          note(error instanceof Error ? error.name : 'failed');
          throw error;
        }
      };
    },
  });
}
